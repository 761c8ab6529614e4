using System.Globalization;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Luma.Api.Sandbox.Clock;

public sealed record MoveClock(string? To, string? Advance);

public sealed record ClockReading(DateTimeOffset Now, long? Processed = null);

internal static class SandboxClockEndpoints
{
    // Further than this a slip of the finger would run for hours.
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(400);

    public static void Map(IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/clock", (SandboxClock clock) => new ClockReading(Shown(clock.GetUtcNow())));
        sandbox.MapPost("/clock", MoveAsync);
    }

    private static async Task<IResult> MoveAsync(MoveClock request, SandboxClock clock, SandboxDriver driver, CancellationToken cancellationToken)
    {
        if ((request.To is null) == (request.Advance is null)) return Problem("to", "Give either 'to' or 'advance'.");
        if (!TryTarget(request, clock.GetUtcNow(), out var target))
        {
            return request.To is null
                ? Problem("advance", "'advance' must be a duration as in ISO 8601, for example P1DT2H.")
                : Problem("to", "'to' must be a time with an offset, for example 2026-12-02T09:00:00-08:00.");
        }

        if (target - clock.GetUtcNow() > Furthest) return Problem(request.To is null ? "advance" : "to", $"The clock moves at most {Furthest.Days} days at a time.");
        return await driver.MoveToAsync(target, cancellationToken) is { } processed
            ? TypedResults.Ok(new ClockReading(Shown(clock.GetUtcNow()), processed))
            : TypedResults.Problem("The clock only moves forward.", statusCode: StatusCodes.Status409Conflict, title: "CONFLICT");
    }

    private static bool TryTarget(MoveClock request, DateTimeOffset now, out DateTimeOffset target)
    {
        if (request.To is not null)
            return DateTimeOffset.TryParse(request.To, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out target);
        try
        {
            target = now + XmlConvert.ToTimeSpan(request.Advance!);
            return true;
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            target = default;
            return false;
        }
    }

    private static DateTimeOffset Shown(DateTimeOffset now) =>
        TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(Integrations.Ecw.Sandbox.SandboxClinic.TimeZone));

    private static ValidationProblem Problem(string field, string message) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });
}
