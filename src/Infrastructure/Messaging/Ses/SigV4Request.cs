using System.Text;
using System.Text.RegularExpressions;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>A request in the one spelling that both sides sign.</summary>
/// <param name="Path">As on the wire; every segment is percent-encoded once more, which is the rule for all services but S3.</param>
/// <param name="Query">As on the wire, without the question mark.</param>
/// <param name="Headers">Those that are signed; a name may come several times.</param>
public sealed partial record SigV4Request(string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, string BodyHash)
{
    public string SignedHeaders => string.Join(';', Headers.Select(header => Lower(header.Key)).Distinct().Order(StringComparer.Ordinal));

    public string Canonical() => $"{Method}\n{CanonicalPath()}\n{CanonicalQuery()}\n{CanonicalHeaders()}\n{SignedHeaders}\n{BodyHash}";

    // Header names are lower-case by the standard's definition, not by taste.
#pragma warning disable CA1308
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    private string CanonicalPath()
    {
        var segments = new List<string>();
        var parts = Path.Split('/');
        foreach (var part in parts)
        {
            if (part is "" or ".") continue;
            if (part != "..") segments.Add(Encode(part));
            else if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
        }

        var trailing = segments.Count > 0 && parts[^1] is "" or "." or ".." ? "/" : "";
        return segments.Count == 0 ? "/" : $"/{string.Join('/', segments)}{trailing}";
    }

    private string CanonicalQuery() => string.Join('&', Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Encode(Uri.UnescapeDataString(pair[0])), Value: pair.Length > 1 ? Encode(Uri.UnescapeDataString(pair[1])) : ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private string CanonicalHeaders() => string.Concat(Headers
        .GroupBy(header => Lower(header.Key)).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Key}:{string.Join(',', group.Select(header => Spaces().Replace(header.Value.Trim(), " ")))}\n"));

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~') encoded.Append((char)octet);
            else encoded.Append('%').Append(octet.ToString("X2", null));
        }

        return encoded.ToString();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
