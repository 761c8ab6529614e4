using System.Text;

namespace Luma.Api.Webhooks;

/// <summary>The fields of a urlencoded form in the order they came, repeated names included. Any bytes can be read; nonsense becomes odd fields.</summary>
internal sealed class FormFields
{
    private FormFields(List<KeyValuePair<string, string>> all) => All = all;

    public IReadOnlyList<KeyValuePair<string, string>> All { get; }

    /// <summary>PostgreSQL stores no NUL, and no phone types one.</summary>
    public bool HasNul => All.Any(pair => pair.Value.Contains('\0', StringComparison.Ordinal));

    /// <summary>The first value of that name; empty is as good as missing.</summary>
    public string? this[string name] => All.FirstOrDefault(field => field.Key == name).Value is { Length: > 0 } value ? value : null;

    public static FormFields Parse(ReadOnlySpan<byte> body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var pair in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            fields.Add(equals < 0 ? new(Decode(pair), "") : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return new FormFields(fields);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
