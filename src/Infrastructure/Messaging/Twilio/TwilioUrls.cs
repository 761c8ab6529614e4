namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>Addresses as text: parsing would lower-case hosts and lose what was signed.</summary>
internal static class TwilioUrls
{
    /// <summary>The address as given, and with its port dropped or the default one written out: Twilio's signer and proxies disagree on it.</summary>
    public static IEnumerable<string> Spellings(string url)
    {
        yield return url;
        var host = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host < 3) yield break;
        var end = url.IndexOfAny(['/', '?', '#'], host);
        if (end < 0) end = url.Length;
        var bracket = url.IndexOf(']', host, end - host);
        var port = url.IndexOf(':', bracket < 0 ? host : bracket, end - (bracket < 0 ? host : bracket));
        if (port >= 0) yield return url[..port] + url[end..];
        else yield return $"{url[..end]}:{(url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80)}{url[end..]}";
    }

    public static string? QueryValue(string url, string name)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return null;
        var prefix = name + "=";
        return url[(query + 1)..].Split('&').FirstOrDefault(pair => pair.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
    }
}
