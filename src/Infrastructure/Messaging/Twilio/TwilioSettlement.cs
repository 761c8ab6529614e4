using Luma.Application.Messaging;
using Luma.Infrastructure.Messaging.Transport;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>Asks Twilio whether an attempt of unknown outcome arrived.</summary>
/// <remarks>The list is asked by To and From and read newest first until it is older than the attempt. Twilio's own filter by DateSent (StartTime of
/// calls) is left out on purpose: what still waits in its queue has no such date yet, would be missing, and would be sent twice.</remarks>
internal sealed class TwilioSettlement(TwilioClient client, TimeProvider clock)
{
    private const int MaxPages = 20;

    // A request that we gave up may still be on its way into the list.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    // Two clocks, and dates in whole seconds.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    public Task<SettlementAnswer> FindMessageAsync(MessageDispatch dispatch, DateTimeOffset begunAt, CancellationToken cancellationToken)
    {
        var text = SmartEncoding.Fold(dispatch.Body);
        return FindAsync(
            token => client.ListMessagesAsync(dispatch.To, dispatch.From, token),
            body => TwilioJson.Read<TwilioMessagePage>(body) is { Messages: { } messages } page
                ? new Page([.. messages.Select(m => new Entry(m.Sid, m.CreatedAt, IsOurs(m.Direction) && SmartEncoding.Fold(m.Body ?? "") == text))], page.NextPageUri)
                : null,
            begunAt, cancellationToken);
    }

    public Task<SettlementAnswer> FindCallAsync(MessageDispatch dispatch, DateTimeOffset begunAt, CancellationToken cancellationToken) => FindAsync(
        token => client.ListCallsAsync(dispatch.To, dispatch.From, token),
        body => TwilioJson.Read<TwilioCallPage>(body) is { Calls: { } calls } page
            ? new Page([.. calls.Select(c => new Entry(c.Sid, c.CreatedAt, IsOurs(c.Direction)))], page.NextPageUri)
            : null,
        begunAt, cancellationToken);

    private static bool IsOurs(string? direction) => direction is null || direction.StartsWith("outbound", StringComparison.Ordinal);

    private async Task<SettlementAnswer> FindAsync(
        Func<CancellationToken, Task<VendorAnswer>> first, Func<string, Page?> read, DateTimeOffset begunAt, CancellationToken cancellationToken)
    {
        var since = begunAt - Skew;
        Entry? found = null;
        var answer = await first(cancellationToken);
        for (var pages = 1; ; pages++)
        {
            if (answer is not VendorAnswer.Replied { Succeeded: true } reply || read(reply.Body) is not { } page)
            {
                return new SettlementAnswer.NoAnswer(answer is VendorAnswer.Replied refused ? $"HTTP {refused.Status}" : "not reached");
            }

            // The earliest match is this attempt's; later ones can only be another message with the same words to the same number.
            found = page.Entries.Where(entry => entry is { Matches: true, Sid: not null } && entry.CreatedAt >= since)
                .Append(found).OfType<Entry>().MinBy(entry => entry.CreatedAt);
            if (page.Next is not { Length: > 0 } next || page.Entries.Any(entry => entry.CreatedAt < since)) break;
            if (pages == MaxPages) return new SettlementAnswer.NoAnswer("list too long");
            answer = await client.NextPageAsync(next, cancellationToken);
        }

        if (found is not null) return new SettlementAnswer.Found(found.Sid!);
        return clock.GetUtcNow() - begunAt < Grace ? new SettlementAnswer.NoAnswer("too early to tell") : new SettlementAnswer.NotFound();
    }

    private sealed record Entry(string? Sid, DateTimeOffset? CreatedAt, bool Matches);

    private sealed record Page(IReadOnlyList<Entry> Entries, string? Next);
}
