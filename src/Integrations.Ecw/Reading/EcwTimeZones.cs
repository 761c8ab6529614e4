namespace Luma.Integrations.Ecw.Reading;

/// <summary>Time zones as <c>edi_facilities.TimeZoneCode</c> spells them: IANA names, or the American abbreviations.</summary>
internal static class EcwTimeZones
{
    /// <summary>The IANA name, or null.</summary>
    public static string? Find(string code) => code.Trim().ToUpperInvariant() switch
    {
        "EST" or "EDT" or "ET" or "EASTERN" => "America/New_York",
        "CST" or "CDT" or "CT" or "CENTRAL" => "America/Chicago",
        "MST" or "MDT" or "MT" or "MOUNTAIN" => "America/Denver",
        "PST" or "PDT" or "PT" or "PACIFIC" => "America/Los_Angeles",
        "AKST" or "AKDT" or "ALASKA" => "America/Anchorage",
        "HST" or "HAWAII" => "Pacific/Honolulu",
        "AST" or "ATLANTIC" => "America/Puerto_Rico",
        _ => TimeZoneInfo.TryFindSystemTimeZoneById(code.Trim(), out var zone) ? Iana(zone) : null,
    };

    private static string? Iana(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null;
}
