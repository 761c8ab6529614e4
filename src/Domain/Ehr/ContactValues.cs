using System.Text;

namespace Luma.Domain.Ehr;

/// <summary>A phone number or address as it will be used, or as the EHR had it with the reason why it cannot be.</summary>
public sealed record ContactValue(string Value, bool Valid, string? InvalidReason);

/// <summary>Cleans what people typed into the EHR.</summary>
public static class ContactValues
{
    /// <summary>To E.164; a number without a country is American. Null: there is nothing.</summary>
    public static ContactValue? Phone(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var trimmed = text.Trim();
        if (WithoutExtension(trimmed).Any(char.IsLetter)) return new(trimmed, false, "LETTERS");
        var digits = new StringBuilder();
        foreach (var letter in WithoutExtension(trimmed).Where(char.IsAsciiDigit)) digits.Append(letter);
        if (digits.Length == 0) return null;

        var number = digits.ToString();
        if (trimmed[0] == '+' && number[0] != '1')
            return number.Length is >= 8 and <= 15 && number[0] != '0' ? new("+" + number, true, null) : new(trimmed, false, "LENGTH");
        if (number.Length == 11 && number[0] == '1') number = number[1..];
        if (number.Length != 10) return new(trimmed, false, "LENGTH");

        // North American numbers: neither area nor exchange begins with 0 or 1.
        return number[0] >= '2' && number[3] >= '2' ? new("+1" + number, true, null) : new(trimmed, false, "NUMBERING_PLAN");
    }

    public static ContactValue? Email(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var address = text.Trim().ToLowerInvariant();
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..];
        var valid = at is > 0 and <= 64 && address.IndexOf('@', StringComparison.Ordinal) == at && !address.Any(char.IsWhiteSpace)
            && domain.Contains('.', StringComparison.Ordinal) && !domain.StartsWith('.') && !domain.EndsWith('.') && address.Length <= 254;
        return new(address, valid, valid ? null : "SYNTAX");
    }

    /// <summary>"619-555-0100 x12", "… ext. 12": the part that can be dialled.</summary>
    private static string WithoutExtension(string text)
    {
        var cut = text.IndexOfAny(['x', 'X', 'e', 'E', '#'], Math.Min(7, text.Length));
        return cut > 0 ? text[..cut] : text;
    }
}
