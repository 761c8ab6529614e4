using System.Globalization;
using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Parsing;

/// <summary>Values, paths and filters.</summary>
internal sealed partial class ExpressionParser(string source, MarkupLexer markup, NameTracker names, LiquidFilters filters)
{
    private const int MaxNesting = 100;

    private static readonly Literal Nil = new(LiquidValue.Nil);
    private static readonly Literal True = new(LiquidValue.Of(true));
    private static readonly Literal False = new(LiquidValue.Of(false));
    private static readonly Literal Empty = new(LiquidValue.EmptyWord);
    private static readonly Literal Blank = new(LiquidValue.BlankWord);

    private int nesting;

    /// <summary>A value without filters.</summary>
    public Expression Value()
    {
        if (++nesting > MaxNesting) throw Fail(Messages.TooDeep());
        var value = markup.Current.Kind switch
        {
            MarkupTokenKind.String => Take(LiquidValue.Of(markup.Text.ToString())),
            MarkupTokenKind.Integer or MarkupTokenKind.Float => Take(Number()),
            MarkupTokenKind.OpenParenthesis => Range(),
            MarkupTokenKind.Identifier or MarkupTokenKind.OpenBracket => Path(),
            _ => throw Unexpected("a value"),
        };
        nesting--;
        return value;
    }

    /// <summary>Takes a sign that must stand here.</summary>
    public void Expect(MarkupTokenKind kind, string what)
    {
        if (!markup.Is(kind)) throw Unexpected(what);
        markup.Advance();
    }

    public bool Accept(MarkupTokenKind kind)
    {
        if (!markup.Is(kind)) return false;
        markup.Advance();
        return true;
    }

    public string Identifier(string what)
    {
        if (!markup.Is(MarkupTokenKind.Identifier)) throw Unexpected(what);
        var name = markup.Text.ToString();
        markup.Advance();
        return name;
    }

    public void ExpectEnd()
    {
        if (!markup.Is(MarkupTokenKind.End)) throw Fail(Messages.UnexpectedText(markup.Text.ToString()));
    }

    public LiquidSyntaxException Fail(Message message) => Syntax.Error(source, markup.Current.Start, message);

    public LiquidSyntaxException Unexpected(string what) =>
        Fail(Messages.Expected(what, markup.Is(MarkupTokenKind.End) ? "the end" : $"'{markup.Text}'"));

    private Literal Take(in LiquidValue value)
    {
        markup.Advance();
        return new Literal(value);
    }

    private LiquidValue Number()
    {
        if (markup.Is(MarkupTokenKind.Float)) return LiquidValue.Of(double.Parse(markup.Text, CultureInfo.InvariantCulture));
        var number = Numeric.Parse(markup.Text);
        // A whole number too large for 64 bits keeps its digits as a decimal.
        return !number.IsInteger && number.Decimal is { } exact ? LiquidValue.Of(exact) : number.ToValue();
    }

    private RangeExpression Range()
    {
        markup.Advance();
        var first = Value();
        Expect(MarkupTokenKind.Range, "'..'");
        var last = Value();
        Expect(MarkupTokenKind.CloseParenthesis, "')'");
        return new RangeExpression(first, last);
    }

    private Expression Path()
    {
        var position = markup.Current.Start;
        PathStep root;
        if (!markup.Is(MarkupTokenKind.Identifier))
        {
            root = Index();
        }
        else if (Word(markup.Text) is { } word)
        {
            markup.Advance();
            return Steps().Length == 0 ? word : Nil;
        }
        else
        {
            root = new PathStep(Identifier("a name"), null);
        }

        var path = new VariablePath(position, root, Steps());
        names.Use(position, path);
        return path;
    }

    private static Literal? Word(ReadOnlySpan<char> text) => text switch
    {
        "nil" or "null" => Nil,
        "true" => True,
        "false" => False,
        "empty" => Empty,
        "blank" => Blank,
        _ => null,
    };

    private PathStep[] Steps()
    {
        List<PathStep>? steps = null;
        while (true)
        {
            if (Accept(MarkupTokenKind.Dot)) (steps ??= []).Add(new PathStep(Identifier("a name after '.'"), null));
            else if (markup.Is(MarkupTokenKind.OpenBracket)) (steps ??= []).Add(Index());
            else return steps is null ? [] : [.. steps];
        }
    }

    private PathStep Index()
    {
        Expect(MarkupTokenKind.OpenBracket, "'['");
        var index = Value();
        Expect(MarkupTokenKind.CloseBracket, "']'");
        return index is Literal { Value.Kind: LiquidKind.Text } name ? new PathStep(name.Value.Text, null) : new PathStep(null, index);
    }
}
