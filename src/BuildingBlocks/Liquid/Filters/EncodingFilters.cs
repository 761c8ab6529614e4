using System.Buffers.Text;
using System.Text;

namespace Luma.BuildingBlocks.Liquid.Filters;

internal static class EncodingFilters
{
    // Throws on bytes that are not UTF-8 instead of replacing them.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static LiquidValue Base64Encode(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(context.Text(input))));

    public static LiquidValue Base64UrlEncode(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(context.Text(input))).Replace('+', '-').Replace('/', '_'));

    public static LiquidValue Base64Decode(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var text = context.Text(input);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Decode(context, bytes.AsSpan(0, length), "Base64")
            : throw context.Run.Fail(Messages.BadEncoding("Base64"));
    }

    public static LiquidValue Base64UrlDecode(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        var text = context.Text(input);
        var bytes = new byte[text.Length];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            ? Decode(context, bytes.AsSpan(0, length), "Base64")
            : throw context.Run.Fail(Messages.BadEncoding("Base64"));
    }

    public static LiquidValue UrlEncode(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        using var output = context.Run.Scratch();
        foreach (var b in Encoding.UTF8.GetBytes(context.Text(input)))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
            {
                output.Write((char)b);
            }
            else if (b == ' ')
            {
                output.Write('+');
            }
            else
            {
                output.Write('%');
                output.Write(Hex(b >> 4));
                output.Write(Hex(b & 15));
            }
        }

        return LiquidValue.Of(output.ToString());
    }

    public static LiquidValue UrlDecode(in LiquidValue input, in LiquidArguments arguments, LiquidContext context)
    {
        // Decoded in place: what is read is never shorter than what is written.
        var bytes = Encoding.UTF8.GetBytes(context.Text(input));
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && IsHex(bytes[i + 1]) && IsHex(bytes[i + 2]))
            {
                bytes[length++] = (byte)((Digit(bytes[i + 1]) << 4) | Digit(bytes[i + 2]));
                i += 2;
            }
            else
            {
                bytes[length++] = bytes[i] == '+' ? (byte)' ' : bytes[i];
            }
        }

        return Decode(context, bytes.AsSpan(0, length), "URL encoding");
    }

    private static bool IsHex(byte b) => char.IsAsciiHexDigit((char)b);

    private static char Hex(int digit) => (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);

    private static int Digit(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static LiquidValue Decode(LiquidContext context, ReadOnlySpan<byte> bytes, string encoding)
    {
        try
        {
            return LiquidValue.Of(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw context.Run.Fail(Messages.BadEncoding(encoding));
        }
    }
}
