using System.Xml;
using System.Xml.Linq;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>What somebody on the phone heard, whom they were put through to, and where their keys would go if they pressed some now.</summary>
internal sealed record HeardCall(IReadOnlyList<string> Spoken, IReadOnlyList<string> Dialed, string? WaitsAt);

/// <summary>Follows TwiML as a call does, fetching what comes next from the webhooks.</summary>
internal sealed class TwimlWalk(TwilioWebhookPoster webhooks, IReadOnlyList<KeyValuePair<string, string>> fields)
{
    // Redirects and gathers can go in circles.
    private const int MaxDocuments = 20;

    private readonly List<string> spoken = [];
    private readonly List<string> dialed = [];
    private string? waitsAt;
    private string keys = "";
    private int documents;

    public async Task<HeardCall> FollowAsync(string url, string? digits, CancellationToken cancellationToken)
    {
        keys = digits ?? "";
        await FetchAsync(url, null, cancellationToken);
        return new HeardCall(spoken, dialed, waitsAt);
    }

    public async Task<HeardCall> PressAsync(string action, string digits, CancellationToken cancellationToken)
    {
        await FetchAsync(action, digits, cancellationToken);
        return new HeardCall(spoken, dialed, waitsAt);
    }

    private async Task FetchAsync(string url, string? digits, CancellationToken cancellationToken)
    {
        if (++documents > MaxDocuments) return;
        var reply = await webhooks.PostAsync(url, digits is null ? fields : [.. fields, new("Digits", digits)], cancellationToken);
        if (!reply.Succeeded || Parse(reply.Body) is not { } response) return;

        foreach (var verb in response.Elements())
        {
            switch (verb.Name.LocalName)
            {
                case "Say":
                    spoken.Add(verb.Value);
                    break;
                case "Gather":
                    spoken.AddRange(verb.Elements("Say").Select(say => say.Value));
                    var action = new Uri(new Uri(url), verb.Attribute("action")?.Value ?? url).AbsoluteUri;
                    if (keys.Length == 0)
                    {
                        waitsAt = action;
                        break;
                    }

                    await FetchAsync(action, Take((int?)verb.Attribute("numDigits") ?? keys.Length), cancellationToken);
                    return;
                case "Dial":
                    dialed.AddRange(verb.HasElements ? verb.Elements("Number").Select(number => number.Value) : [verb.Value]);
                    return;
                case "Redirect":
                    await FetchAsync(new Uri(new Uri(url), verb.Value).AbsoluteUri, null, cancellationToken);
                    return;
                case "Hangup" or "Reject":
                    return;
            }
        }
    }

    private string Take(int count)
    {
        count = Math.Min(count, keys.Length);
        var taken = keys[..count];
        keys = keys[count..];
        return taken;
    }

    private static XElement? Parse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader) is { Name.LocalName: "Response" } response ? response : null;
        }
        catch (XmlException)
        {
            return null; // a real caller hears "an application error has occurred"
        }
    }
}
