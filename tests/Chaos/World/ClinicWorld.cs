using System.Net;
using System.Net.Http.Json;
using Luma.Acceptance.Support;
using Npgsql;

namespace Luma.Chaos.World;

/// <summary>A clinic with its database and nodes, the vendor that it texts through, and the wire between them.</summary>
internal sealed class ClinicWorld : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _parts = [];

    private HostProcess? _vendorHost;

    private ClinicWorld(Dice dice, VendorTemper temper) => (Dice, Temper) = (dice, temper);

    public Dice Dice { get; }

    public VendorTemper Temper { get; }

    public DatabaseServer Server { get; private set; } = null!;

    public Wire Wire { get; private set; } = null!;

    public Carrier Carrier { get; private set; } = null!;

    public Nodes Nodes { get; private set; } = null!;

    public Clocks Clocks { get; private set; } = null!;

    public NpgsqlDataSource Clinic { get; private set; } = null!;

    public NpgsqlDataSource Vendor { get; private set; } = null!;

    /// <summary>What the hosts say of themselves.</summary>
    public string Log => $"vendor: {_vendorHost?.Log}{Environment.NewLine}{Nodes?.Log}";

    /// <summary>Everything planned, and the nodes up, at the sandbox's own time.</summary>
    /// <param name="visits">What the clinic has booked.</param>
    /// <param name="nodes">How many.</param>
    /// <param name="wild">Whether the vendor errs, hangs and repeats itself.</param>
    public static async Task<ClinicWorld> StartAsync(Dice dice, IReadOnlyList<Visit> visits, int nodes, bool wild)
    {
        var world = new ClinicWorld(dice, new VendorTemper(dice, wild));
        try
        {
            await world.BuildAsync(visits, nodes);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _parts.Count - 1; i >= 0; i--) await _parts[i].DisposeAsync();
        Clocks?.Dispose();
        Carrier?.Dispose();
    }

    /// <summary>More visits, seen by Luma.</summary>
    public static async Task BookAsync(NpgsqlDataSource clinic, Uri node, IReadOnlyList<Visit> visits)
    {
        await Schedule.WriteAsync(clinic, visits);
        using var http = new HttpClient { BaseAddress = node, Timeout = TimeSpan.FromMinutes(10) };
        var answer = await http.PostAsJsonAsync("/sandbox/ecw-sync", new { mode = "full" });
        // A round of the nodes' own may be under way.
        while (answer.StatusCode == HttpStatusCode.Conflict) answer = await http.PostAsJsonAsync("/sandbox/ecw-sync", new { mode = "full" });
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The sync answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task BuildAsync(IReadOnlyList<Visit> visits, int nodes)
    {
        // The vendor has a machine of its own, database included: neither a dead node nor the clinic's database takes it along.
        var servers = await Task.WhenAll(DatabaseServer.StartAsync("clinic"), DatabaseServer.StartAsync("vendor"));
        _parts.AddRange(servers);
        Server = servers[0];
        Clinic = Keep(Source(Server.ConnectionString));
        Vendor = Keep(Source(servers[1].ConnectionString));

        var idle = new Dictionary<string, string>(StringComparer.Ordinal) { ["LUMA_WORKERS"] = "off" };
        var vendor = HostProcess.StartAsync(servers[1].ConnectionString, null, idle);
        await using (var first = await HostProcess.StartAsync(Server.ConnectionString, null, idle))
        {
            _vendorHost = Keep(await vendor);
            await Schedule.TuneAsync(Clinic);
            if (visits.Count > 0) await BookAsync(Clinic, first.Url, visits);
        }

        var vendorUrl = _vendorHost.Url;
        Wire = Keep(await Wire.StartAsync(vendorUrl, Temper));
        Clocks = new(Clinic, Vendor, vendorUrl);
        Nodes = Keep(new Nodes(Server.ConnectionString, Wire.Url, nodes));
        Carrier = new(Dice, Temper, Nodes.Next);
        Wire.Takes = Carrier.TakeAsync;
        await Nodes.StartAsync();
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Add(part);
        return part;
    }

    // Not pooled: what a pool keeps is dead after the server was killed.
    private static NpgsqlDataSource Source(string database) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false, IncludeErrorDetail = true }.ConnectionString);
}
