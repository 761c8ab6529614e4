using System.Globalization;
using System.Text.Json;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>Twilio's JSON, as far as we read it; unknown members are left alone.</summary>
internal static class TwilioJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Null when the text is not such a thing: a proxy's error page, half an answer.</summary>
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

internal sealed record TwilioProblem(int? Code, string? Message);

internal sealed record TwilioMessage(string? Sid, string? Body, string? DateCreated, string? Direction)
{
    public DateTimeOffset? CreatedAt => TwilioDate.Parse(DateCreated);
}

internal sealed record TwilioMessagePage(IReadOnlyList<TwilioMessage>? Messages, string? NextPageUri);

internal sealed record TwilioCall(string? Sid, string? DateCreated, string? Direction)
{
    public DateTimeOffset? CreatedAt => TwilioDate.Parse(DateCreated);
}

internal sealed record TwilioCallPage(IReadOnlyList<TwilioCall>? Calls, string? NextPageUri);

internal sealed record TwilioLookup(bool Valid, TwilioLineType? LineTypeIntelligence);

internal sealed record TwilioLineType(string? Type);

/// <summary>Dates of the 2010 API: RFC 2822, in GMT.</summary>
public static class TwilioDate
{
    private const string Format = "ddd, dd MMM yyyy HH:mm:ss '+0000'";

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
