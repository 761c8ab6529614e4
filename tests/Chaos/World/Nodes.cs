using Luma.Acceptance.Support;

namespace Luma.Chaos.World;

/// <summary>The clinic's hosts. One that ends is started again, as a service manager does.</summary>
internal sealed class Nodes(string database, Uri wire, int count) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromMilliseconds(500);

    private readonly Uri[] _urls = [.. Enumerable.Range(0, count).Select(_ => HostProcess.FreeUrl())];
    private readonly HostProcess?[] _ready = new HostProcess?[count];
    private readonly Task[] _starting = [.. Enumerable.Repeat(Task.CompletedTask, count)];
    private readonly CancellationTokenSource _over = new();
    private int _turn;

    public int Count => count;

    /// <summary>How often a node could not be started, for want of a database.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>What the nodes say of themselves.</summary>
    public string Log => string.Join(Environment.NewLine, _ready.Select((node, n) => $"node {n}: {node?.Log ?? "down"}"));

    public IReadOnlyList<int> Up => [.. Enumerable.Range(0, count).Where(n => Volatile.Read(ref _ready[n]) is { HasEnded: false })];

    public Task StartAsync()
    {
        for (var n = 0; n < count; n++) _starting[n] = StartAsync(n);
        return Task.WhenAll(_starting);
    }

    /// <summary>Where the next request goes; null while all are down.</summary>
    public Uri? Next()
    {
        var up = Up;
        return up.Count == 0 ? null : _urls[up[(int)((uint)Interlocked.Increment(ref _turn) % (uint)up.Count)]];
    }

    /// <summary><c>kill -9</c>, and a new process that is not waited for.</summary>
    public async Task KillAsync(int n)
    {
        if (Interlocked.Exchange(ref _ready[n], null) is not { } node) return;
        await node.KillAsync();
        await node.DisposeAsync();
        _starting[n] = StartAsync(n);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_starting);
        foreach (var node in _ready.OfType<HostProcess>()) await node.DisposeAsync();
        _over.Dispose();
    }

    private async Task StartAsync(int n)
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                Volatile.Write(ref _ready[n], await HostProcess.StartAsync(database, _urls[n], Settings()));
                return;
            }
            catch (InvalidOperationException)
            {
                FailedStarts++;
                await Task.Delay(BetweenStarts);
            }
        }
    }

    private Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["LUMA_WORKERS"] = "on",
        ["LUMA_PUBLIC_URL"] = wire.ToString(),
        ["Sandbox__VendorUrl"] = wire.ToString(),
    };
}
