using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Writes down that a try failed, was stopped, or that a message is given up; through short troubles of the database too.</summary>
internal sealed class Endings(EndingStore store, RetryPolicy retries, TimeProvider clock, ILogger<Endings> log)
{
    private const int Tries = 5;
    private const int LongestReason = 2000;

    /// <summary>Back to waiting, or dead after the last allowed try.</summary>
    public async Task FailAsync(Claim claim, Type type, Exception error)
    {
        MessagingTelemetry.Failed.Add(1, MessagingTelemetry.Tag(claim.Name));
        // Neither logs nor metrics get the exception's message, which may quote personal data; the row does.
        log.LogWarning("Message {Name} {Id} failed at try {Attempt}: {Error}", claim.Name, claim.Id, claim.Attempt, error.GetType().Name);
        var reason = $"{error.GetType().Name}: {error.Message}";
        if (claim.Attempt >= retries.MaxAttempts(type))
        {
            await BuryAsync(claim, claim.Attempt, $"Failed {claim.Attempt} times, at last with {reason}");
            return;
        }
        var delay = retries.Delay(type, claim.Attempt, Random.Shared.NextDouble());
        await PersistAsync(claim, () => store.RetryAsync(claim, clock.GetUtcNow() + delay, Storable(reason), CancellationToken.None));
    }

    public async Task BuryAsync(Claim claim, int attempts, string reason)
    {
        MessagingTelemetry.Dead.Add(1, MessagingTelemetry.Tag(claim.Name));
        log.LogError("Message {Name} {Id} is dead after {Attempts} tries", claim.Name, claim.Id, attempts);
        await PersistAsync(claim, () => store.BuryAsync(claim, attempts, Storable(reason), CancellationToken.None));
    }

    public Task ReleaseAsync(Claim claim) => PersistAsync(claim, async () =>
    {
        await store.ReleaseAsync([claim], CancellationToken.None);
        return true;
    });

    private async Task PersistAsync(Claim claim, Func<Task<bool>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!await write())
                    MessagingTelemetry.LostLeases.Add(1, MessagingTelemetry.Tag(claim.Name));
                return;
            }
            catch (NpgsqlException e) when (attempt < Tries)
            {
                // Either the key was taken in this instant, or the database has a moment of weakness.
                log.LogDebug("The end of {Id} was not stored: {Error}", claim.Id, e.GetType().Name);
                await Task.Delay(TimeSpan.FromMilliseconds(20 << attempt), TimeProvider.System);
            }
            catch (Exception e)
            {
                // The lease will end, and whoever takes the message over has it decided again.
                log.LogWarning("The end of {Id} is left to its lease: {Error}", claim.Id, e.GetType().Name);
                return;
            }
        }
    }

    // PostgreSQL's text takes no NUL.
    private static string Storable(string reason) => (reason.Length <= LongestReason ? reason : reason[..LongestReason]).Replace('\0', ' ');
}
