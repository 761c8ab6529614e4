namespace Luma.Integrations.Ecw.Sandbox;

internal sealed record SeedProvider(long Id, string Name, long FacilityId);

internal sealed record SeedVisitType(long Id, string Code, string Description, int Minutes, bool ForChildren, bool ForAdults);

/// <summary>Facilities, providers, visit types, status codes.</summary>
internal static class PracticeSeed
{
    private const int ProviderCount = 8;

    public static readonly IReadOnlyList<SeedVisitType> VisitTypes =
    [
        new(1, "FU", "Follow-up Visit", 15, true, true),
        new(2, "NP", "New Patient Visit", 45, true, true),
        new(3, "PHY", "Annual Physical", 30, false, true),
        new(4, "WCC", "Well Child Check", 30, true, false),
        new(5, "TELE", "Telehealth Visit", 15, true, true),
        new(6, "PROC", "Minor Procedure", 60, false, true),
        new(7, "NURSE", "Nurse Visit", 15, true, true),
    ];

    private static readonly (string Code, string Status, string Color)[] Statuses =
    [
        ("PEN", "Pending", "#FFFFFF"), ("CONF", "Confirmed", "#9BD39B"), ("CANC", "Cancelled", "#E39A9A"), ("N/S", "No-Show", "#C58BC5"),
        ("R/S", "Rescheduled", "#E8C77A"), ("ARR", "Arrived", "#8FB8E8"), ("CHK", "Check Out", "#B8B8B8"), ("READY", "Ready", "#7FD1D1"),
        ("WO", "Walked Out", "#D1A37F"),
    ];

    private static readonly string[] Specialities =
        ["Family Medicine", "Family Medicine", "Internal Medicine", "Pediatrics", "Family Medicine", "Internal Medicine", "Pediatrics", "Family Medicine"];

    private static readonly (string Name, string Code, string? Zone)[] Facilities =
    [
        ("Sandbox Family Medicine Downtown", "DT", "PST"),
        ("Sandbox Family Medicine North", "NO", "America/Los_Angeles"),
        ("Sandbox Family Medicine Lakeside", "LS", null),
    ];

    public static IReadOnlyList<SeedProvider> Providers { get; } =
        [.. Synthea.Providers().Take(ProviderCount).Select((provider, index) => new SeedProvider(101 + index, $"Dr. {provider.First} {provider.Last}", 1 + (index % 3)))];

    public static long StatusId(string code) => Array.FindIndex(Statuses, status => status.Code == code) + 1;

    /// <summary>Uid, first name, last name, facility.</summary>
    public static IEnumerable<(long Id, string First, string Last, long Facility)> Users() =>
        Synthea.Providers().Take(ProviderCount).Select((provider, index) => (101L + index, provider.First, provider.Last, 1L + (index % 3)));

    public static IEnumerable<SeedTable> Tables()
    {
        var places = Synthea.Places();
        var facilities = new SeedTable("edi_facilities", ["Id", "Name", "code", "AddressLine1", "City", "State", "Zip", "Tel", "TimeZoneCode", "PrimaryFacility"]);
        foreach (var ((name, code, zone), i) in Facilities.Select((facility, index) => (facility, index)))
            facilities.Add(i + 1, name, code, places[i].Street, places[i].City, "CA", places[i].Zip, $"619-555-019{i}", zone, i == 0 ? 1 : 0);

        var doctors = new SeedTable("doctors", ["doctorID", "PrintName", "NPI", "speciality", "FacilityId"]);
        foreach (var provider in Providers)
            doctors.Add(provider.Id, provider.Name, 8_080_000_000 + provider.Id, Specialities[provider.Id - 101], provider.FacilityId); // no real NPI begins with 8

        var types = new SeedTable("visitcodes", ["CodeId", "Name", "Description", "telemedVisit"]);
        var details = new SeedTable("visitcodesdetails", ["CodeId", "DoctorId", "Minutes"]);
        foreach (var type in VisitTypes)
        {
            types.Add(type.Id, type.Code, type.Description, type.Code == "TELE" ? 1 : 0);
            foreach (var provider in Providers) details.Add(type.Id, provider.Id, type.Minutes);
        }

        var codes = new SeedTable("visitstscodes", ["CodeId", "code", "status", "color"]);
        foreach (var (code, status, color) in Statuses) codes.Add(StatusId(code), code, status, color);
        return [facilities, doctors, types, details, codes];
    }
}
