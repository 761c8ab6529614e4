using System.Text.Json;
using Luma.Application.Common;
using Luma.Application.Ehr;
using Luma.BuildingBlocks.Mediator;
using Luma.Integrations.Ecw;

namespace Luma.Api.Sandbox.Ecw;

/// <summary>Rows of the stand-in eCW database, for developers, demonstrations and checks from outside.</summary>
public static class SandboxEcwEndpoints
{
    public static IEndpointRouteBuilder MapSandboxEcw(this IEndpointRouteBuilder app)
    {
        var rows = app.MapGroup("/sandbox/ecw/{table}").ExcludeFromDescription();
        rows.MapGet("", (string table, HttpRequest request, EcwTables tables, CancellationToken cancellationToken) =>
            AnswerAsync(() => tables.ReadAsync(table, request.Query, cancellationToken)));
        rows.MapPost("", (string table, JsonElement body, EcwTables tables, CancellationToken cancellationToken) =>
            AnswerAsync(() => tables.InsertAsync(table, body, cancellationToken), StatusCodes.Status201Created));
        rows.MapPatch("", (string table, JsonElement body, HttpRequest request, EcwTables tables, CancellationToken cancellationToken) =>
            AnswerAsync(() => tables.UpdateAsync(table, request.Query, body, cancellationToken)));
        rows.MapDelete("", (string table, HttpRequest request, EcwTables tables, CancellationToken cancellationToken) =>
            AnswerAsync(() => tables.DeleteAsync(table, request.Query, cancellationToken)));
        app.MapPost("/sandbox/ecw-sync", SyncAsync).ExcludeFromDescription();
        return app;
    }

    public static IServiceCollection AddSandboxEcw(this IServiceCollection services) => services.AddSingleton<EcwTables>();

    private static async Task<IResult> AnswerAsync(Func<Task<string>> work, int status = StatusCodes.Status200OK)
    {
        try
        {
            return Results.Text(await work(), "application/json", statusCode: status);
        }
        catch (SandboxRefusal refusal)
        {
            return refusal.ToResult();
        }
    }

    private static async Task<IResult> SyncAsync(
        HttpRequest request, ISender sender, Actor actor, EcwOptions ecw, ISandboxQuiescence quiescence, CancellationToken cancellationToken)
    {
        var mode = SyncMode.Incremental;
        if (request.ContentLength > 0)
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            var asked = body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("mode", out var value) ? value.ToString() : "incremental";
            if (!Enum.TryParse(asked, ignoreCase: true, out mode) || !Enum.IsDefined(mode))
                return SandboxRefusal.Field("mode", "is 'incremental' or 'full'").ToResult();
        }

        // The sandbox has no users of its own at this address: it acts as the product does.
        actor.IsSystem(ecw.AccountId);
        var result = await sender.Send(new SyncEhr(ecw.AccountId ?? default, mode), cancellationToken);
        if (result.Value is not { } counts) return Problem(result.Errors[0]);
        await quiescence.SettleAsync(cancellationToken);
        var total = counts.Total;
        return Results.Json(new { total.Read, total.Created, total.Updated, total.Deleted, total.Quarantined, counts.Kinds });
    }

    private static IResult Problem(Error error) => Results.Problem(
        error.Message, type: error.Code, title: "The sync did not run.",
        statusCode: error.Kind switch
        {
            ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            ErrorKind.Invalid => StatusCodes.Status400BadRequest,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status409Conflict,
        });
}
