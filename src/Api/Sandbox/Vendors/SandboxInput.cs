using System.Text.Json;
using Luma.Api.Webhooks;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Reads a JSON body member by member and collects what is wrong with it, by field.</summary>
internal sealed class SandboxInput
{
    private readonly JsonElement body;
    private readonly Dictionary<string, string[]> errors = new(StringComparer.Ordinal);

    private SandboxInput(JsonElement body) => this.body = body;

    public IResult? Problem => errors.Count == 0 ? null : TypedResults.ValidationProblem(errors);

    public static async Task<SandboxInput> ReadAsync(HttpRequest request)
    {
        var bytes = await WebhookBody.ReadAsync(request, WebhookBody.FormLimit);
        try
        {
            using var document = JsonDocument.Parse(bytes ?? []);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new SandboxInput(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            // Said below.
        }

        return new SandboxInput(default) { errors = { ["body"] = [$"Must be a JSON object of at most {WebhookBody.FormLimit / 1024} KiB."] } };
    }

    /// <summary>The first fault of a field counts; without an object there are no fields.</summary>
    public void Refuse(string field, string message)
    {
        if (body.ValueKind == JsonValueKind.Object) errors.TryAdd(field, [message]);
    }

    public string? Text(string field, bool required = false, int max = 1600)
    {
        if (!Has(field, out var value))
        {
            if (required) Refuse(field, "Is required.");
            return null;
        }

        var text = TextOf(value);
        if (text is null) Refuse(field, "Must be text.");
        else if (text.Length > max) Refuse(field, $"May have at most {max} characters.");
        else if (text.Contains('\0', StringComparison.Ordinal)) Refuse(field, "May not contain the character NUL.");
        return text;
    }

    public string? Number(string field, bool required = false)
    {
        var number = Text(field, required);
        if (number is not null && !VendorIds.IsE164(number)) Refuse(field, "Must be a phone number like +15550100123.");
        return number;
    }

    public string? OneOf(string field, params string[] choices)
    {
        var text = Text(field, required: true);
        if (text is not null && !choices.Contains(text, StringComparer.Ordinal)) Refuse(field, $"Must be one of: {string.Join(", ", choices)}.");
        return text;
    }

    public string? Keys(string field, bool required = false)
    {
        var keys = Text(field, required, max: 32);
        if (keys?.All(key => char.IsAsciiDigit(key) || key is '*' or '#') == false) Refuse(field, "May only contain 0-9, * and #.");
        if (required && keys?.Length == 0) Refuse(field, "Must name at least one key.");
        return keys;
    }

    public int? Whole(string field, int min, int max)
    {
        if (!Has(field, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max) return number;
        Refuse(field, $"Must be a whole number from {min} to {max}.");
        return null;
    }

    /// <summary>A code is a number with Twilio and a name with Amazon.</summary>
    public string? Code(string field) =>
        Has(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _) ? value.GetRawText() : Text(field, max: 100);

    public IReadOnlyList<string> Addresses(string field, int max)
    {
        if (!Has(field, out var value)) return [];
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= max)
        {
            var addresses = value.EnumerateArray().Select(item => TextOf(item) ?? "").ToList();
            if (addresses.All(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")) return addresses;
        }

        Refuse(field, $"Must be a list of at most {max} http(s) addresses.");
        return [];
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }

    private bool Has(string field, out JsonElement value)
    {
        value = default;
        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
