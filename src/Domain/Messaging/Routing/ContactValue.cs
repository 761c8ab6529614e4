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
        if (raw is null) return false;
        var digits = string.Concat(raw.Where(char.IsAsciiDigit));
        if (raw.Any(c => char.IsLetter(c)) || digits.Length == 0) return false;
        var international = raw.TrimStart().StartsWith('+');
        if (!international && digits.Length == 10) digits = "1" + digits;
        else if (!international && !(digits.Length == 11 && digits[0] == '1')) return false;

        // North American numbers: area code and exchange never begin with 0 or 1.
        if (digits[0] == '1' && (digits.Length != 11 || digits[1] < '2' || digits[4] < '2')) return false;
        if (digits.Length is < 8 or > 15 || digits[0] == '0') return false;
        value = "+" + digits;
        return true;
    }

    public static bool TryEmail(string? raw, out string value)
    {
        value = raw?.Trim().ToLowerInvariant() ?? "";
        var at = value.IndexOf('@', StringComparison.Ordinal);
        var domain = at < 0 ? "" : value[(at + 1)..];
        return at is > 0 and <= 64 && value.Length <= MaxLength && value.LastIndexOf('@') == at
            && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"')
            && domain.Contains('.', StringComparison.Ordinal) && domain.Split('.').All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-');
    }
}
