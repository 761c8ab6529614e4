namespace Luma.Api.Sandbox.Vendors;

/// <summary>Lookup v2. The table <c>sandbox.lines</c> says what a number is; without a row it is a mobile.</summary>
internal static class TwilioLookupsStandIn
{
    public static void Map(IEndpointRouteBuilder lookups) => lookups.MapGet("/PhoneNumbers/{number}", FetchAsync);

    private static async Task<IResult> FetchAsync(string number, HttpContext context, SandboxVendorStore store)
    {
        var type = VendorIds.IsE164(number) ? await store.LineTypeAsync(number, context.RequestAborted) : SandboxVendorStore.Invalid;
        var valid = type != SandboxVendorStore.Invalid;
        var northAmerican = valid && number.StartsWith("+1", StringComparison.Ordinal);
        var wanted = context.Request.Query["Fields"].ToString().Split(',').Contains("line_type_intelligence", StringComparer.Ordinal);
        return TwilioStandIn.Answer(new TwilioLookupResource(
            northAmerican ? "1" : null, northAmerican ? "US" : null, number, valid ? number : null, valid, valid ? [] : [Fault(number)],
            valid && wanted ? new TwilioLineTypeResource(null, null, "Sandbox Carrier", type, null) : null,
            $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}"));
    }

    private static string Fault(string number) => number switch
    {
        _ when !number.StartsWith('+') => "NOT_A_NUMBER",
        { Length: < 8 } => "TOO_SHORT",
        { Length: > 16 } => "TOO_LONG",
        _ => "INVALID_BUT_POSSIBLE",
    };
}

internal sealed record TwilioLookupResource(
    string? CallingCountryCode, string? CountryCode, string PhoneNumber, string? NationalFormat, bool Valid, IReadOnlyList<string> ValidationErrors,
    TwilioLineTypeResource? LineTypeIntelligence, string Url)
{
    // Packages that nobody here asks for; the vendor names them all the same.
    public object? CallerName => null;

    public object? SimSwap => null;

    public object? CallForwarding => null;

    public object? LineStatus => null;

    public object? IdentityMatch => null;

    public object? ReassignedNumber => null;

    public object? SmsPumpingRisk => null;

    public object? PhoneNumberQualityScore => null;

    public object? PreFill => null;
}

internal sealed record TwilioLineTypeResource(string? MobileCountryCode, string? MobileNetworkCode, string? CarrierName, string Type, int? ErrorCode);
