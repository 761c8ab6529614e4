using System.Globalization;

namespace Luma.Domain.Messaging.Routing;

/// <summary>The one spelling of a number (E.164, United States where no country is given) or address (lower-case).</summary>
public static class ContactValue
{
    public const int MaxLength = 254;

    public static bool TryNormalize(string? raw, out string value)
    {
        value = "";
        var text = raw?.Trim() ?? "";
        if (text.Length is 0 or > MaxLength) return false;
        return text.Contains('@', StringComparison.Ordinal) ? TryEmail(text, out value) : TryPhone(text, out value);
    }

    public static bool TryPhone(string? raw, out string value)
    {
        value = "";
        var text = raw?.Trim() ?? "";
        var international = text.StartsWith('+');
        if (text.Length > MaxLength || text.Skip(international ? 1 : 0).Any(c => !char.IsAsciiDigit(c) && !IsSeparator(c))) return false;

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (!international && digits.Length == 10) digits = "1" + digits;
        else if (!international && !(digits.Length == 11 && digits[0] == '1')) return false;

        // North American numbers: area code and exchange never begin with 0 or 1.
        if (digits.Length is < 8 or > 15 || digits[0] == '0') return false;
        if (digits[0] == '1' && (digits.Length != 11 || digits[1] < '2' || digits[4] < '2')) return false;
        value = "+" + digits;
        return true;
    }

    public static bool TryEmail(string? raw, out string value)
    {
        value = "";
        var text = raw?.Trim().ToLowerInvariant() ?? "";
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at is <= 0 or > 64 || text.Length > MaxLength || !IsLocalPart(text[..at]) || !IsDomain(text[(at + 1)..])) return false;
        value = text;
        return true;
    }

    private static bool IsSeparator(char c) =>
        char.IsWhiteSpace(c) || c is '(' or ')' or '.' or '/' || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation;

    private static bool IsLocalPart(string part) =>
        part[0] != '.' && part[^1] != '.' && !part.Contains("..", StringComparison.Ordinal)
        && !part.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || ",;:<>()[]\"\\".Contains(c, StringComparison.Ordinal));

    private static bool IsDomain(string domain) =>
        domain.Contains('.', StringComparison.Ordinal) && domain.Split('.').All(label =>
            label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-'));
}
