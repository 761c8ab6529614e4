using Luma.Api.Sandbox.Clock;
using Luma.Infrastructure.Persistence;

namespace Luma.Api.Sandbox;

/// <summary>Tells the sandbox page that something changed, as server-sent events; what, it then asks.</summary>
internal static class SandboxEvents
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder sandbox) => sandbox.MapGet("/events", StreamAsync);

    private static async Task StreamAsync(HttpContext context, Databases databases, SandboxClock clock, IHostApplicationLifetime lifetime)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        string? seen = null;
        var quietSince = TimeProvider.System.GetTimestamp();
        try
        {
            while (true)
            {
                var now = await StampAsync(databases, clock, ended.Token);
                if (now != seen)
                {
                    seen = now;
                    quietSince = TimeProvider.System.GetTimestamp();
                    await context.Response.WriteAsync("event: changed\ndata: {}\n\n", ended.Token);
                }
                else if (TimeProvider.System.GetElapsedTime(quietSince) > KeepAlive)
                {
                    quietSince = TimeProvider.System.GetTimestamp();
                    await context.Response.WriteAsync(": still here\n\n", ended.Token);
                }

                await context.Response.Body.FlushAsync(ended.Token);
                await Task.Delay(Look, ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the host is ending.
        }
    }

    // What transactions have written shows in the server's own counters: no table needs to be read. Reading is audited, which is no change.
    private static async Task<string> StampAsync(Databases databases, SandboxClock clock, CancellationToken cancellationToken)
    {
        await using var command = databases.Owner.CreateCommand("""
            select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::text from pg_stat_user_tables
            where (schemaname = 'public' and relname not like 'audit%') or schemaname in ('sandbox', 'ecw')
            """);
        return $"{clock.GetUtcNow():O}/{await command.ExecuteScalarAsync(cancellationToken)}";
    }
}
