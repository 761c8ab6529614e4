using System.Globalization;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Api.Hosting;

/// <summary>From when on operators are told. Section <c>Health</c> of the configuration.</summary>
internal sealed record HealthOptions
{
    /// <summary>How old the oldest due work may be, minutes.</summary>
    public int BacklogMinutes { get; init; } = 5;

    /// <summary>How long ago an account's last completed sync may be, minutes.</summary>
    public int EhrLagMinutes { get; init; } = 60;
}

/// <summary>Not ready (503) is a node that cannot serve. A backlog or an EHR that is behind is told, but no reason to take every node away.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" })).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<Microsoft.AspNetCore.Http.IResult> ReadyAsync(
        Databases databases, VitalsCache vitals, HealthOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var pending = await Migrator.PendingAsync(databases.Owner, cancellationToken);
            if (pending > 0) return NotReady("up", pending);
            var signs = await vitals.TakeAsync(cancellationToken);
            return TypedResults.Ok(new
            {
                status = "ready",
                database = "up",
                pendingMigrations = 0,
                outbound = Shown(signs.Outbound),
                queue = Shown(signs.Queue),
                deadLetters = signs.DeadLetters,
                ehrLagSeconds = (long?)signs.EhrLag?.TotalSeconds,
                warnings = Warnings(signs, options),
            });
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            return NotReady("away", null);
        }
    }

    internal static IReadOnlyList<string> Warnings(VitalSigns signs, HealthOptions options)
    {
        var warnings = new List<string>();
        Age("Messages to patients are", signs.Outbound.OldestAge, options.BacklogMinutes);
        Age("Internal messages are", signs.Queue.OldestAge, options.BacklogMinutes);
        Age("The EHR's data is", signs.EhrLag ?? TimeSpan.Zero, options.EhrLagMinutes);
        if (signs.DeadLetters > 0) warnings.Add(Text($"{signs.DeadLetters} messages were given up; see ./luma queue list."));
        return warnings;

        void Age(string what, TimeSpan age, int most)
        {
            if (age > TimeSpan.FromMinutes(most)) warnings.Add(Text($"{what} {age.TotalMinutes:0} minutes behind; at most {most} are expected."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static object Shown(Backlog backlog) => new { due = backlog.Count, oldestSeconds = (long)backlog.OldestAge.TotalSeconds };

    private static Microsoft.AspNetCore.Http.IResult NotReady(string database, int? pending) =>
        TypedResults.Json(new { status = "not ready", database, pendingMigrations = pending }, statusCode: 503);
}
