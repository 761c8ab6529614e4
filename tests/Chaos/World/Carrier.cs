using System.Collections.Concurrent;
using System.Net;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Chaos.World;

/// <summary>A text that the vendor took.</summary>
internal sealed record Taken(string Sid, string From, string To, string Callback, int Text);

/// <summary>Tells the nodes what became of texts, signed as the vendor signs, and again until a node has acknowledged it.</summary>
internal sealed class Carrier(Dice dice, VendorTemper temper, Func<Uri?> node) : IDisposable
{
    private const string HandsetUnreachable = "30003";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(3);

    // As the sandbox's composition has it.
    private readonly TwilioSignature _signature = new("sandbox-auth-token");
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30) }) { Timeout = Patience };
    private int _underWay;

    /// <summary>By the vendor's id: what it told of a text, and a node acknowledged.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>The vendor's ids of texts that it reported as undelivered, acknowledged or not: these may go once more.</summary>
    public ConcurrentDictionary<string, string> Undelivered { get; } = new(StringComparer.Ordinal);

    /// <summary>How many webhooks were answered how; 0 stands for no answer.</summary>
    public ConcurrentDictionary<int, int> Answers { get; } = new();

    public bool IsIdle => Volatile.Read(ref _underWay) == 0;

    /// <returns>Completes when the vendor may answer the call.</returns>
    public Task TakeAsync(Taken taken)
    {
        var telling = temper.OfText(taken.To, taken.Text);
        if (telling == Telling.Never) return Task.CompletedTask;
        Interlocked.Increment(ref _underWay);
        var told = TellAsync(taken, telling);
        // The answer does not wait for a node that is down.
        return telling == Telling.BeforeItsOwnAnswer ? Task.WhenAny(told, Task.Delay(TimeSpan.FromSeconds(1))) : Task.CompletedTask;
    }

    public void Dispose() => _http.Dispose();

    private async Task TellAsync(Taken taken, Telling telling)
    {
        try
        {
            await (telling switch
            {
                Telling.BeforeItsOwnAnswer => PostAsync(taken, "delivered"),
                Telling.Twice => Task.WhenAll(PostAsync(taken, "delivered"), PostAsync(taken, "delivered")),
                Telling.Late => AfterAsync(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8)),
                Telling.OutOfOrder => DeliveredThenSentAsync(),
                Telling.UndeliveredFirst => UndeliveredAsync(),
                _ => AfterAsync(TimeSpan.Zero, TimeSpan.FromSeconds(1)),
            });
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }

        async Task AfterAsync(TimeSpan from, TimeSpan to)
        {
            await Task.Delay(dice.Between("after", $"{taken.To}/{taken.Text}", from, to));
            await PostAsync(taken, "delivered");
        }

        async Task DeliveredThenSentAsync()
        {
            await PostAsync(taken, "delivered");
            await PostAsync(taken, "sent");
            await PostAsync(taken, "queued");
        }

        async Task UndeliveredAsync()
        {
            Undelivered[taken.Sid] = taken.To;
            await Task.Delay(dice.Between("after", $"{taken.To}/{taken.Text}", TimeSpan.Zero, TimeSpan.FromSeconds(2)));
            await Task.WhenAll(PostAsync(taken, "undelivered", HandsetUnreachable), PostAsync(taken, "undelivered", HandsetUnreachable));
        }
    }

    private async Task PostAsync(Taken taken, string status, string? errorCode = null)
    {
        List<KeyValuePair<string, string>> fields =
            [new("MessageSid", taken.Sid), new("MessageStatus", status), new("From", taken.From), new("To", taken.To)];
        if (errorCode is not null) fields.Add(new("ErrorCode", errorCode));
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < GiveUpAfter)
        {
            if (await TryAsync(taken.Callback, fields))
            {
                if (status is "delivered" or "undelivered") Acknowledged[taken.Sid] = status;
                return;
            }

            await Task.Delay(BetweenTries);
        }
    }

    private async Task<bool> TryAsync(string callback, List<KeyValuePair<string, string>> fields)
    {
        if (node() is not { } up) return false;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(up, new Uri(callback).PathAndQuery)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(TwilioSignature.Header, _signature.Sign(callback, fields));
        var status = default(HttpStatusCode);
        try
        {
            using var answer = await _http.SendAsync(request);
            status = answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            // The node died over it, or its database is away: told again.
        }

        Answers.AddOrUpdate((int)status, 1, (_, count) => count + 1);
        return (int)status is >= 200 and < 300;
    }
}
