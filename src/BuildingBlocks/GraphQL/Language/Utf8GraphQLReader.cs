using System.Buffers;
using System.Text;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Reads tokens over UTF-8 bytes without allocating (specification 2.1). It stands on one token; strings are made when a node keeps them.</summary>
internal ref partial struct Utf8GraphQLReader(SourceText source, int maxTokens)
{
    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private readonly ReadOnlySpan<byte> body = source.Body.Span;
    private int tokens;
    private string? text;

    public TokenKind Kind { get; private set; }

    /// <summary>First byte of the token.</summary>
    public int Start { get; private set; }

    /// <summary>First byte after the token.</summary>
    public int End { get; private set; }

    public readonly ReadOnlySpan<byte> Value => body[Start..End];

    public readonly string Name => NameCache.Get(Value);

    public readonly string Number => Encoding.ASCII.GetString(Value);

    /// <summary>The value of a string token, escapes resolved and block strings dedented.</summary>
    public readonly string Text => Kind == TokenKind.BlockString
        ? BlockString.Dedent(Encoding.UTF8.GetString(body[(Start + 3)..(End - 3)]).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal))
        : text ?? Encoding.UTF8.GetString(body[(Start + 1)..(End - 1)]);

    public readonly bool IsKeyword(ReadOnlySpan<byte> keyword) => Kind == TokenKind.Name && Value.SequenceEqual(keyword);

    public void Advance()
    {
        SkipIgnored();
        Start = End;
        if (Start >= body.Length)
        {
            Kind = TokenKind.End;
            return;
        }

        if (++tokens > maxTokens) throw Error(SyntaxErrors.TooManyTokens(maxTokens), Start);
        var first = body[Start];
        if (char.IsAsciiLetter((char)first) || first == '_') ReadName();
        else if (char.IsAsciiDigit((char)first) || first == '-') ReadNumber();
        else if (first == '"') ReadString();
        else ReadPunctuator(first);
    }

    public readonly GraphQLSyntaxException Error(string message, int offset) => new(message, source.Locate(offset), offset);

    private void SkipIgnored()
    {
        var at = End;
        while (at < body.Length)
        {
            switch (body[at])
            {
                case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)',':
                    at++;
                    continue;
                case (byte)'#':
                    var length = body[at..].IndexOfAny((byte)'\n', (byte)'\r');
                    at = length < 0 ? body.Length : at + length;
                    continue;
                case 0xEF when body[at..].StartsWith("\uFEFF"u8):
                    at += 3;
                    continue;
            }

            break;
        }

        End = at;
    }

    private void ReadName()
    {
        var length = body[Start..].IndexOfAnyExcept(NameBytes);
        End = length < 0 ? body.Length : Start + length;
        Kind = TokenKind.Name;
    }

    private void ReadPunctuator(byte first)
    {
        End = Start + 1;
        Kind = first switch
        {
            (byte)'!' => TokenKind.Bang,
            (byte)'$' => TokenKind.Dollar,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'(' => TokenKind.OpenParenthesis,
            (byte)')' => TokenKind.CloseParenthesis,
            (byte)':' => TokenKind.Colon,
            (byte)'=' => TokenKind.Equals,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.OpenBracket,
            (byte)']' => TokenKind.CloseBracket,
            (byte)'{' => TokenKind.OpenBrace,
            (byte)'|' => TokenKind.Pipe,
            (byte)'}' => TokenKind.CloseBrace,
            (byte)'.' when body[Start..].StartsWith("..."u8) => TokenKind.Spread,
            _ => throw Error(SyntaxErrors.UnexpectedCharacter(CharacterAt(Start)), Start),
        };
        if (Kind == TokenKind.Spread) End = Start + 3;
    }

    private void ReadNumber()
    {
        var at = Start;
        Kind = TokenKind.Int;
        if (body[at] == '-') at++;
        if (ByteAt(at) == '0')
        {
            at++;
            if (char.IsAsciiDigit((char)ByteAt(at))) throw Error(SyntaxErrors.DigitAfterZero(CharacterAt(at)), at);
        }
        else
        {
            at = ReadDigits(at);
        }

        if (ByteAt(at) == '.')
        {
            Kind = TokenKind.Float;
            at = ReadDigits(at + 1);
        }

        if (ByteAt(at) is (byte)'e' or (byte)'E')
        {
            Kind = TokenKind.Float;
            at++;
            if (ByteAt(at) is (byte)'+' or (byte)'-') at++;
            at = ReadDigits(at);
        }

        // A number is not followed by a name or a dot (specification 2.9.1).
        var next = (char)ByteAt(at);
        if (next is '.' or '_' || char.IsAsciiLetter(next)) throw Error(SyntaxErrors.ExpectedDigit(CharacterAt(at)), at);
        End = at;
    }

    private readonly int ReadDigits(int at)
    {
        if (!char.IsAsciiDigit((char)ByteAt(at))) throw Error(SyntaxErrors.ExpectedDigit(CharacterAt(at)), at);
        while (char.IsAsciiDigit((char)ByteAt(at))) at++;
        return at;
    }

    private readonly byte ByteAt(int at) => at < body.Length ? body[at] : (byte)0;

    private readonly string CharacterAt(int at) => at >= body.Length ? "the end"
        : Rune.DecodeFromUtf8(body[at..], out var rune, out _) == OperationStatus.Done && !Rune.IsControl(rune) ? $"\"{rune}\""
        : $"U+{rune.Value:X4}";
}
