using System.Globalization;
using System.Text;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Strings and block strings (specification 2.9.4).</summary>
internal ref partial struct Utf8GraphQLReader
{
    private void ReadString()
    {
        text = null;
        if (body[Start..].StartsWith("\"\"\""u8))
        {
            ReadBlockString();
            return;
        }

        Kind = TokenKind.String;
        StringBuilder? built = null;
        var at = Start + 1;
        while (true)
        {
            var length = body[at..].IndexOfAny("\"\\\r\n"u8);
            if (length < 0) throw Error(SyntaxErrors.StringNotClosed(), body.Length);
            var stop = at + length;
            if (body[stop] is (byte)'\n' or (byte)'\r') throw Error(SyntaxErrors.StringNotClosed(), stop);
            if (body[stop] == '"')
            {
                if (built is not null) text = built.Append(Encoding.UTF8.GetString(body[at..stop])).ToString();
                End = stop + 1;
                return;
            }

            built = (built ?? new()).Append(Encoding.UTF8.GetString(body[at..stop]));
            at = ReadEscape(stop, built);
        }
    }

    private readonly int ReadEscape(int at, StringBuilder built)
    {
        var code = ByteAt(at + 1);
        if (code == 'u') return ByteAt(at + 2) == '{' ? ReadVariableWidth(at, built) : ReadFixedWidth(at, built);
        built.Append(code switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => throw BadEscape(at, Math.Min(2, body.Length - at)),
        });
        return at + 2;
    }

    private readonly int ReadVariableWidth(int at, StringBuilder built)
    {
        var close = body[at..].IndexOf((byte)'}');
        if (close < 4 || close > 11) throw BadEscape(at, Math.Min(12, body.Length - at));
        if (!uint.TryParse(body.Slice(at + 3, close - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point) || !Rune.IsValid(point))
            throw BadEscape(at, close + 1);
        built.Append(new Rune(point));
        return at + close + 1;
    }

    private readonly int ReadFixedWidth(int at, StringBuilder built)
    {
        var first = ReadHex(at + 2);
        if (first >= 0 && Rune.IsValid(first))
        {
            built.Append((char)first);
            return at + 6;
        }

        // Two escapes may make one surrogate pair; half of one is no character.
        if (first is >= 0xD800 and <= 0xDBFF && ByteAt(at + 6) == '\\' && ByteAt(at + 7) == 'u' && ReadHex(at + 8) is >= 0xDC00 and <= 0xDFFF and var second)
        {
            built.Append((char)first).Append((char)second);
            return at + 12;
        }

        throw BadEscape(at, Math.Min(6, body.Length - at));
    }

    private readonly int ReadHex(int at) =>
        at + 4 <= body.Length && ushort.TryParse(body.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;

    private readonly GraphQLSyntaxException BadEscape(int at, int length) => Error(SyntaxErrors.BadEscape(Encoding.UTF8.GetString(body.Slice(at, length))), at);

    private void ReadBlockString()
    {
        Kind = TokenKind.BlockString;
        var at = Start + 3;
        while (true)
        {
            var length = body[at..].IndexOf("\"\"\""u8);
            if (length < 0) throw Error(SyntaxErrors.StringNotClosed(), body.Length);
            var stop = at + length;
            if (body[stop - 1] != '\\' || stop == Start + 3)
            {
                End = stop + 3;
                return;
            }

            at = stop + 3;
        }
    }
}
