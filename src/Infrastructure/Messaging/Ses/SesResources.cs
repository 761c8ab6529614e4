using System.Text.Json;
using System.Text.Json.Serialization;

namespace Luma.Infrastructure.Messaging.Ses;

// The members are the service model's, in its own spelling.
public sealed record SendEmailRequest(
    string FromEmailAddress, SesDestination Destination, SesContent Content, IReadOnlyList<SesTag> EmailTags, string ConfigurationSetName);

public sealed record SesDestination(IReadOnlyList<string> ToAddresses);

public sealed record SesContent(SesSimple Simple);

public sealed record SesSimple(SesText Subject, SesBody Body, IReadOnlyList<SesHeader>? Headers);

public sealed record SesBody(SesText Text, SesText? Html);

public sealed record SesText(string Data, string Charset = "UTF-8");

public sealed record SesTag(string Name, string Value);

public sealed record SesHeader(string Name, string Value);

internal sealed record SendEmailResponse(string? MessageId);

internal static class SesJson
{
    public static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Null when the text is not such a thing.</summary>
    public static T? Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // half a surrogate pair is the latter
        {
            return null;
        }
    }
}
