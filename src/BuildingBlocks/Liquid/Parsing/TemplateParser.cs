using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Lexing;
using Luma.BuildingBlocks.Liquid.Parsing.Tags;

namespace Luma.BuildingBlocks.Liquid.Parsing;

internal delegate Node TagParser(TemplateParser parser, in TemplateToken tag);

/// <summary>Builds the tree of a template by recursive descent: this class the blocks, <see cref="ExpressionParser"/> what is inside tags.</summary>
internal sealed class TemplateParser
{
    private const int MaxNesting = 100;

    private static readonly FrozenDictionary<string, TagParser>.AlternateLookup<ReadOnlySpan<char>> Tags =
        StandardTags.All.GetAlternateLookup<ReadOnlySpan<char>>();

    private List<string>? partials;
    private int nesting;
    private string? openBlock;

    public TemplateParser(string source, LiquidOptions options)
    {
        Source = source;
        Options = options;
        Tokens = new TemplateLexer(source);
        Names = new NameTracker(source);
        Markup = new MarkupLexer(source);
        Expressions = new ExpressionParser(source, Markup, Names, options.Filters);
    }

    public string Source { get; }

    public LiquidOptions Options { get; }

    public NameTracker Names { get; }

    public MarkupLexer Markup { get; }

    public ExpressionParser Expressions { get; }

    /// <summary>Names of partials in order, each once.</summary>
    public IReadOnlyCollection<string> Partials => partials ?? (IReadOnlyCollection<string>)[];

    public TokenSource Tokens { get; private set; }

    public Block ParseAll()
    {
        var block = ParseNodes([], out var end);
        return end.Kind == TemplateTokenKind.End ? block : throw Unexpected(end);
    }

    /// <summary>The inside of a block tag, up to one of the given tags; <paramref name="end"/> is that tag.</summary>
    public Block ParseBody(in TemplateToken open, string name, ReadOnlySpan<string> until, out TemplateToken end)
    {
        if (++nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fail(open.Position, Messages.TooDeep());

        var outer = openBlock;
        openBlock = name;
        var block = ParseNodes(until, out end);
        if (end.Kind == TemplateTokenKind.End) throw Fail(open.Position, Messages.BlockNotClosed(name));
        openBlock = outer;
        nesting--;
        return block;
    }

    /// <summary>Reads the lines of a <c>liquid</c> tag, in which blocks must begin and end.</summary>
    public Block ParseLines(in TemplateToken tag)
    {
        if (++nesting > MaxNesting) throw Fail(tag.Position, Messages.TooDeep());
        var (tokens, outer) = (Tokens, openBlock);
        Tokens = new LineLexer(Source, tag.Start, tag.End);
        openBlock = null;
        var block = ParseAll();
        (Tokens, openBlock) = (tokens, outer);
        nesting--;
        return block;
    }

    public void NotePartial(string name)
    {
        partials ??= [];
        if (!partials.Contains(name, StringComparer.Ordinal)) partials.Add(name);
    }

    public bool Is(in TemplateToken tag, string name) => tag.Name(Source).SequenceEqual(name);

    public LiquidSyntaxException Fail(int position, Message message) => Syntax.Error(Source, position, message);

    private Block ParseNodes(ReadOnlySpan<string> until, out TemplateToken end)
    {
        var nodes = new List<Node>();
        while (true)
        {
            var token = Tokens.Next();
            switch (token.Kind)
            {
                case TemplateTokenKind.Text:
                    nodes.Add(new TextNode(token.Position, Source[token.Start..token.End]));
                    break;
                case TemplateTokenKind.Output:
                    nodes.Add(OutputTags.Output(this, token));
                    break;
                case TemplateTokenKind.Tag when !EndsHere(token, until):
                    nodes.Add(ParseTag(token));
                    break;
                default:
                    end = token;
                    return nodes.Count == 0 ? Block.Nothing : new Block([.. nodes]);
            }
        }
    }

    private bool EndsHere(in TemplateToken tag, ReadOnlySpan<string> until)
    {
        foreach (var name in until)
        {
            if (Is(tag, name)) return true;
        }

        return false;
    }

    private Node ParseTag(in TemplateToken tag)
    {
        var name = tag.Name(Source);
        if (name.Length == 0) throw Fail(tag.Position, Messages.TagNameMissing());
        return Tags.TryGetValue(name, out var parse) ? parse(this, tag) : throw Unexpected(tag);
    }

    private LiquidSyntaxException Unexpected(in TemplateToken tag)
    {
        var name = tag.Name(Source).ToString();
        var closes = name is "else" or "elsif" or "when"
            || (name.StartsWith("end", StringComparison.Ordinal) && Tags.TryGetValue(name.AsSpan(3), out _));
        return Fail(tag.Position, closes ? Messages.UnexpectedTag(name, openBlock) : Messages.UnknownTag(name));
    }
}
