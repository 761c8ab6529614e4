using System.Net.Http.Json;
using System.Text.Json;
using Luma.Api.Sandbox.Clock;
using Npgsql;

namespace Luma.Chaos.World;

/// <summary>The clinic's clock and the vendor's, which agree as those of two machines do.</summary>
internal sealed class Clocks(NpgsqlDataSource clinic, NpgsqlDataSource vendor, Uri vendorHost) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly SandboxClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly SandboxClockStore _vendorStore = new(vendor, new SandboxClock(DateTimeOffset.UnixEpoch));
    private readonly HttpClient _http = new() { BaseAddress = vendorHost };
    private SandboxClockStore? _clinicStore;

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <param name="running">Whether it goes on from there with real time.</param>
    public async Task MoveAsync(DateTimeOffset to, bool running)
    {
        // The database keeps microseconds: a finer moment would never be reached.
        to = DateTimeOffset.FromUnixTimeMilliseconds(to.ToUnixTimeMilliseconds());
        // The vendor first: a text that it dates before the attempt to send it is another text to whoever asks for it.
        await _vendorStore.MoveAsync(to, CancellationToken.None, running);
        while ((await _http.GetFromJsonAsync<JsonElement>("/sandbox/clock")).GetProperty("now").GetDateTimeOffset() < to) await Task.Delay(Look);
        await (_clinicStore ??= new(clinic, _clock)).MoveAsync(to, CancellationToken.None, running);
    }

    public void Dispose()
    {
        _http.Dispose();
        _vendorStore.Dispose();
        _clinicStore?.Dispose();
    }
}
