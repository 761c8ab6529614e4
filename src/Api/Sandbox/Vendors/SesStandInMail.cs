using System.Text.Json;
using System.Text.Json.Nodes;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>What is kept of a SendEmail request.</summary>
internal sealed record SesStandInMail(string? From, string? To, string? Subject, string? Text, string? Html, JsonElement Tags)
{
    /// <summary>Null when the request lacks what the service model requires of a simple mail.</summary>
    public static SesStandInMail? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var request = JsonNode.Parse(json);
            var simple = request?["Content"]?["Simple"];
            var subject = Data(simple?[nameof(Subject)]);
            var (text, html) = (Data(simple?["Body"]?[nameof(Text)]), Data(simple?["Body"]?[nameof(Html)]));
            if (subject is null || (text ?? html) is null) return null;
            var (from, to) = ((string?)request!["FromEmailAddress"], (string?)(request["Destination"]?["ToAddresses"] as JsonArray)?.FirstOrDefault());
            var tags = Tagged(request);
            if ((from + to + subject + text + html).Contains('\0', StringComparison.Ordinal) || tags.GetRawText().Contains("\\u0000", StringComparison.Ordinal)) return null;
            return new SesStandInMail(from, to, subject, text, html, tags);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return null; // no JSON, or a member of another kind than the model says
        }
    }

    // As they come back in events: lists by name, the configuration set among them.
    private static JsonElement Tagged(JsonNode request)
    {
        var tags = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if ((string?)request["ConfigurationSetName"] is { } set) tags["ses:configuration-set"] = [set];
        foreach (var tag in request["EmailTags"]?.AsArray() ?? [])
        {
            if ((string?)tag?["Name"] is { } name && (string?)tag["Value"] is { } value) tags[name] = [value];
        }

        return JsonSerializer.SerializeToElement(tags);
    }

    private static string? Data(JsonNode? content) => (string?)content?["Data"];
}
