namespace Luma.Api.Sandbox.Clock;

/// <summary>A clock that stands still until it is moved, unless it was told to run. Its time is kept in the database: nodes share it, and a restart
/// goes on from it.</summary>
public sealed class SandboxClock : TimeProvider
{
    private Reading _reading;

    public SandboxClock(DateTimeOffset now) => _reading = new(now, null);

    public override DateTimeOffset GetUtcNow()
    {
        var reading = Volatile.Read(ref _reading);
        return reading.RunningSince is { } since ? reading.Now + System.GetElapsedTime(since) : reading.Now;
    }

    /// <param name="running">It goes on from there at the pace of the machine's clock.</param>
    internal void Show(DateTimeOffset now, bool running) =>
        Volatile.Write(ref _reading, new(now.ToUniversalTime(), running ? System.GetTimestamp() : null));

    private sealed record Reading(DateTimeOffset Now, long? RunningSince);
}
