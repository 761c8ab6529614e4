using System.Globalization;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Misbehaviour that all stand-ins share.</summary>
internal static class FaultAnswers
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    /// <summary>Without a code, or with one of HTTP's, the server itself fails; with the vendor's it refuses.</summary>
    public static int Status(SandboxFault fault) =>
        fault.ErrorCode is not { } code ? 500
        : int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 500 and <= 599 ? number
        : 400;

    /// <summary>Never answers: until the caller gives up or the host goes down.</summary>
    public static async Task<IResult> HangAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await Task.Delay(LongEnough, over.Token);
        }
        catch (OperationCanceledException)
        {
            // Given up, as intended.
        }

        context.Abort();
        return TypedResults.Empty;
    }
}
