using System.Globalization;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Lists as Twilio filters and pages them: newest first, dates in GMT, a date alone being its whole day.</summary>
internal static class TwilioLists
{
    private const int DefaultSize = 50;
    private const int MaxSize = 1000;
    private const int MaxPage = 10_000;

    /// <summary>Null when a parameter cannot be read.</summary>
    public static SandboxMessageFilter? Filter(HttpRequest request, string channel, string date)
    {
        DateTimeOffset? from = null, before = null;
        foreach (var sign in (string[])["", "<", ">"])
        {
            if (Value(request, date + sign) is not { } text) continue;
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || at.Year is < 1970 or > 9000) return null;
            if (sign != "<") from = at;
            if (sign != ">") before = text.Length <= 10 ? at.AddDays(1) : at.AddSeconds(1);
        }

        var (to, sender) = (Value(request, "To"), Value(request, "From"));
        if ((to + sender).Contains('\0', StringComparison.Ordinal)) return null;
        return new SandboxMessageFilter(TwilioStandIn.Provider, channel, to, sender) { NotBefore = from, Before = before };
    }

    public static async Task<IResult> AnswerAsync(
        HttpContext context, SandboxVendorStore store, SandboxMessageFilter filter, string name, Func<SandboxMessage, object> resource)
    {
        var size = Math.Clamp(Whole(context.Request, "PageSize") ?? DefaultSize, 1, MaxSize);
        var page = Math.Clamp(Whole(context.Request, "Page") ?? 0, 0, MaxPage);
        var found = await store.PageAsync(filter, page * size, size + 1, context.RequestAborted);
        var shown = found.Take(size).ToList();
        return TwilioStandIn.Answer(new Dictionary<string, object?>
        {
            ["end"] = (page * size) + Math.Max(shown.Count - 1, 0),
            ["first_page_uri"] = Address(context.Request, size, 0, null),
            ["next_page_uri"] = found.Count > size ? Address(context.Request, size, page + 1, shown[^1].Id) : null,
            ["page"] = page,
            ["page_size"] = size,
            ["previous_page_uri"] = page == 0 ? null : Address(context.Request, size, page - 1, null),
            ["start"] = page * size,
            ["uri"] = Address(context.Request, size, page, null),
            [name] = shown.Select(resource).ToList(),
        });
    }

    // Paths start at the API's root, wherever that is mounted.
    private static string Address(HttpRequest request, int size, int page, string? token)
    {
        var path = request.Path.Value!;
        var filters = request.Query.Where(pair => pair.Key is not ("PageSize" or "Page" or "PageToken"))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}");
        var query = string.Join('&', [.. filters, $"PageSize={size}", $"Page={page}", .. token is null ? Array.Empty<string>() : [$"PageToken=PA{token}"]]);
        return $"{path[path.IndexOf($"/{TwilioStandIn.ApiVersion}/", StringComparison.Ordinal)..]}?{query}";
    }

    private static string? Value(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    private static int? Whole(HttpRequest request, string name) =>
        int.TryParse(Value(request, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
