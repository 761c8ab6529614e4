using Luma.BuildingBlocks.Liquid.Parsing;

namespace Luma.BuildingBlocks.Liquid.Lexing;

/// <summary>Reads the words and signs inside an output or a tag, one ahead. One instance serves a whole parse.</summary>
internal sealed class MarkupLexer(string source)
{
    private int at;
    private int end;

    public MarkupToken Current { get; private set; }

    public ReadOnlySpan<char> Text => source.AsSpan(Current.Start, Current.End - Current.Start);

    public void Open(int start, int stop)
    {
        at = start;
        end = stop;
        Advance();
    }

    /// <summary>Begins a range whose first word is a name to be assigned, which may look like a number.</summary>
    public ReadOnlySpan<char> OpenName(int start, int stop)
    {
        at = start;
        end = stop;
        SkipSpace();
        var quote = at < end && source[at] is '\'' or '"' ? source[at++] : '\0';
        var from = at;
        if (at < end && source[at] != '-') while (at < end && IsWordChar(source[at])) at++;
        var name = source.AsSpan(from, at - from);
        if (quote != 0 && at < end && source[at] == quote) at++;
        Advance();
        return name;
    }

    public bool Is(MarkupTokenKind kind) => Current.Kind == kind;

    public bool IsWord(string word) => Current.Kind == MarkupTokenKind.Identifier && Text.SequenceEqual(word);

    /// <summary>Whether the character after the current token, spaces aside, is the given one.</summary>
    public bool FollowedBy(char c)
    {
        var i = at;
        while (i < end && IsSpace(source[i])) i++;
        return i < end && source[i] == c;
    }

    public void Advance()
    {
        SkipSpace();
        if (at >= end)
        {
            Current = new(MarkupTokenKind.End, end, end);
            return;
        }

        var start = at;
        var c = source[at];
        Current = char.IsLetter(c) || c == '_' ? Identifier(start)
            : char.IsAsciiDigit(c) || (c == '-' && at + 1 < end && char.IsAsciiDigit(source[at + 1])) ? Number(start)
            : c is '\'' or '"' ? Quoted(start, c)
            : Sign(start, c);
    }

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == '\0';

    private void SkipSpace()
    {
        while (at < end && IsSpace(source[at])) at++;
    }

    private MarkupToken Identifier(int start)
    {
        while (at < end && IsWordChar(source[at])) at++;
        if (at < end && source[at] == '?') at++;
        return new(MarkupTokenKind.Identifier, start, at);
    }

    private MarkupToken Number(int start)
    {
        at++;
        while (at < end && char.IsAsciiDigit(source[at])) at++;
        // One dot and a digit make a fraction; two dots make a range.
        if (at + 1 >= end || source[at] != '.' || !char.IsAsciiDigit(source[at + 1])) return new(MarkupTokenKind.Integer, start, at);
        at++;
        while (at < end && char.IsAsciiDigit(source[at])) at++;
        return new(MarkupTokenKind.Float, start, at);
    }

    private MarkupToken Quoted(int start, char quote)
    {
        var close = source.IndexOf(quote, start + 1, end - start - 1);
        if (close < 0) throw Syntax.Error(source, start, Messages.StringNotClosed());
        at = close + 1;
        return new(MarkupTokenKind.String, start + 1, close);
    }

    private MarkupToken Sign(int start, char c)
    {
        var next = at + 1 < end ? source[at + 1] : '\0';
        var (kind, length) = (c, next) switch
        {
            ('.', '.') => (MarkupTokenKind.Range, 2),
            ('.', _) => (MarkupTokenKind.Dot, 1),
            ('[', _) => (MarkupTokenKind.OpenBracket, 1),
            (']', _) => (MarkupTokenKind.CloseBracket, 1),
            ('(', _) => (MarkupTokenKind.OpenParenthesis, 1),
            (')', _) => (MarkupTokenKind.CloseParenthesis, 1),
            (',', _) => (MarkupTokenKind.Comma, 1),
            (':', _) => (MarkupTokenKind.Colon, 1),
            ('|', _) => (MarkupTokenKind.Pipe, 1),
            ('=', '=') => (MarkupTokenKind.Equal, 2),
            ('=', _) => (MarkupTokenKind.Assign, 1),
            ('!', '=') or ('<', '>') => (MarkupTokenKind.NotEqual, 2),
            ('<', '=') => (MarkupTokenKind.LessOrEqual, 2),
            ('<', _) => (MarkupTokenKind.Less, 1),
            ('>', '=') => (MarkupTokenKind.GreaterOrEqual, 2),
            ('>', _) => (MarkupTokenKind.Greater, 1),
            _ => throw Syntax.Error(source, start, Messages.UnexpectedCharacter(c)),
        };
        at += length;
        return new(kind, start, at);
    }
}
