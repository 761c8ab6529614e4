using System.Security.Cryptography;
using System.Text;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>X-Twilio-Signature: Base64(HMAC-SHA1(auth token, address and form fields)). Safe for concurrent use.</summary>
public sealed class TwilioSignature(string authToken)
{
    public const string Header = "X-Twilio-Signature";
    public const string BodyHashParameter = "bodySHA256";

    private readonly byte[] key = Encoding.UTF8.GetBytes(authToken);

    /// <summary>Signs as Twilio does: fields by name, ordinal; the values of a repeated name joined by commas.</summary>
    public string Sign(string url, IEnumerable<KeyValuePair<string, string>>? form = null) => Sign(url + Joined(form ?? []));

    public bool VerifyForm(string url, IReadOnlyList<KeyValuePair<string, string>> form, string? signature)
    {
        // Twilio's own libraries disagree on names that come twice, so both readings count.
        string[] fields = form.Select(field => field.Key).Distinct(StringComparer.Ordinal).Count() == form.Count ? [Joined(form)] : [Joined(form), Spread(form)];
        return Matches(signature, TwilioUrls.Spellings(url).SelectMany(spelling => fields.Select(text => Sign(spelling + text))));
    }

    /// <summary>A body that is no form is covered by its hash, which is part of the address.</summary>
    public bool VerifyBody(string url, ReadOnlySpan<byte> body, string? signature)
    {
        if (TwilioUrls.QueryValue(url, BodyHashParameter) is not { } claimed) return false;
        var actual = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body)));
        return CryptographicOperations.FixedTimeEquals(actual, Encoding.UTF8.GetBytes(claimed))
            && Matches(signature, TwilioUrls.Spellings(url).Select(Sign));
    }

    private static string Joined(IEnumerable<KeyValuePair<string, string>> form) => string.Concat(form
        .GroupBy(field => field.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.Key + string.Join(',', group.Select(field => field.Value))));

    private static string Spread(IEnumerable<KeyValuePair<string, string>> form) => string.Concat(form
        .Distinct().OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal)
        .Select(field => field.Key + field.Value));

    // SHA-1 is Twilio's choice; as HMAC it still holds.
#pragma warning disable CA5350
    private string Sign(string data) => Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(data)));
#pragma warning restore CA5350

    private static bool Matches(string? signature, IEnumerable<string> expected)
    {
        if (string.IsNullOrEmpty(signature)) return false;
        var given = Encoding.UTF8.GetBytes(signature);
        var matched = false;
        foreach (var candidate in expected) matched |= CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(candidate));
        return matched;
    }
}
