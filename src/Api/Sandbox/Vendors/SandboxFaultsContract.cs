namespace Luma.Api.Sandbox.Vendors;

/// <summary>What the stand-in vendors are told to get wrong, and what kinds of lines there are.</summary>
internal static class SandboxFaultsContract
{
    private const int MaxCount = 1_000_000;

    public static void Map(IEndpointRouteBuilder sandbox)
    {
        sandbox.MapPost("/faults", SetFaultAsync);
        sandbox.MapPost("/lines", SetLineAsync);
    }

    private static async Task<IResult> SetFaultAsync(HttpContext context, SandboxVendorStore store)
    {
        var input = await SandboxInput.ReadAsync(context.Request);
        var provider = input.OneOf("provider", TwilioStandIn.Provider, SesStandIn.Provider);
        var mode = input.OneOf("mode", SandboxFault.Ok, SandboxFault.Error, SandboxFault.Timeout, SandboxFault.RateLimit);
        var fault = new SandboxFault(provider ?? "", mode ?? "", input.Code("errorCode"), input.Whole("count", 1, MaxCount), input.Text("to", max: 320));
        if (input.Problem is { } problem) return problem;

        await store.SetFaultAsync(fault, context.RequestAborted);
        return TypedResults.Ok(fault);
    }

    private static async Task<IResult> SetLineAsync(HttpContext context, SandboxVendorStore store)
    {
        var input = await SandboxInput.ReadAsync(context.Request);
        var number = input.Number("number", required: true);
        var type = input.OneOf("type", SandboxVendorStore.Mobile, SandboxVendorStore.Landline, "fixedVoip", "nonFixedVoip", "tollFree", "pager", "unknown", SandboxVendorStore.Invalid);
        if (input.Problem is { } problem) return problem;

        await store.SetLineAsync(number!, type!, context.RequestAborted);
        return TypedResults.Ok(new { Number = number, Type = type });
    }
}
