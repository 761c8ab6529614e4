using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Api.Hosting;

internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<Microsoft.AspNetCore.Http.IResult> ReadyAsync(Databases databases, CancellationToken cancellationToken)
    {
        try
        {
            var pending = await Migrator.PendingAsync(databases.Owner, cancellationToken);
            return pending == 0
                ? TypedResults.Ok(new { status = "ready", database = "up", pendingMigrations = 0 })
                : TypedResults.Json(new { status = "not ready", database = "up", pendingMigrations = pending }, statusCode: 503);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            return TypedResults.Json(new { status = "not ready", database = "away", pendingMigrations = (int?)null }, statusCode: 503);
        }
    }
}
