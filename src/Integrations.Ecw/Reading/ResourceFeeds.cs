using Luma.Application.Ehr;
using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Reading;

/// <summary>Facilities, providers and visit types: small tables, read whole.</summary>
internal static class ResourceFeeds
{
    public static FeedQuery Facilities(EcwCatalog catalog)
    {
        const string T = EcwTables.Facilities;
        return new(EhrFeed.Facilities, "ehr_known_facilities", catalog.Name("f", T, "Id"),
            [
                .. Texts(catalog, "f", T, "Name", "Tel", "AddressLine1", "AddressLine2", "City", "State", "Zip", "TimeZoneCode"),
                ("DeleteFlag", $"case when {catalog.Live("f", T, "DeleteFlag")} then '1' else '0' end"),
            ],
            $"{catalog.From(T)} f", []);
    }

    public static EhrFacility Facility(RawRow row, EhrReading reading)
    {
        row.CheckId("Id");
        var zone = row.Text(7, 60);
        if (zone is not null && EcwTimeZones.Find(zone) is null) row.Bad(7, "is not a time zone");
        var address = string.Join(", ", new[] { row.Text(2, 200), row.Text(3, 200) }.Where(line => line is not null));
        return new(row.Required(0, 200), row.Text(1, 60), address.Length == 0 ? null : address, row.Text(4, 100), row.Text(5, 50), row.Text(6, 20),
            zone is null ? null : EcwTimeZones.Find(zone), row.Flag(8) is true);
    }

    public static FeedQuery Providers(EcwCatalog catalog, EcwNames names)
    {
        const string U = EcwTables.Users;
        const string D = EcwTables.Doctors;
        return new(EhrFeed.Providers, "ehr_known_providers", catalog.Name("u", U, "uid"),
            [
                .. Texts(catalog, "d", D, "PrintName"),
                .. Texts(catalog, "u", U, "ufname", "ulname", "prefix"),
                .. Texts(catalog, "d", D, "speciality", "NPI", "inactive"),
                ("delFlag", $"case when {catalog.Live("u", U, "delFlag")} then '1' else '0' end"),
            ],
            $"{catalog.From(U)} u left join {catalog.From(D)} d on {catalog.Same("d", D, "doctorID", "u", U, "uid")}",
            [catalog.Among("u", U, "UserType", names.ProviderUserTypes)]);
    }

    public static EhrProvider Provider(RawRow row, EhrReading reading)
    {
        row.CheckId("uid");
        var parts = new[] { row.Text(3, 30), row.Text(1, 100), row.Text(2, 100) }.Where(part => part is not null);
        var name = row.Text(0, 200) ?? string.Join(' ', parts);
        if (name.Length == 0) row.Bad(2, "is empty");
        return new(name, row.Text(4, 100), row.Text(5, 20), row.Flag(6) is not true && row.Flag(7) is true);
    }

    public static FeedQuery AppointmentTypes(EcwCatalog catalog)
    {
        const string V = EcwTables.VisitCodes;
        const string D = EcwTables.VisitCodeDetails;
        var from = $"{catalog.From(V)} v";
        var minutes = catalog.HasAll(D, "CodeId", "DoctorId", "Minutes");
        if (minutes)
        {
            // The usual length of the type is what most providers give it; the longest of these, when they are even.
            from += $" left join (select distinct on (code_id) code_id, minutes from (select {catalog.Reference("d", D, "CodeId")} as code_id,"
                + $" {catalog.Text("d", D, "Minutes")} as minutes, count(*) as uses from {catalog.From(D)} d group by 1, 2) m"
                + $" order by code_id, uses desc, minutes desc) m on m.code_id = {catalog.Text("v", V, "CodeId")}";
        }

        return new(EhrFeed.AppointmentTypes, "ehr_known_appointment_types", catalog.Name("v", V, "CodeId"),
            [
                .. Texts(catalog, "v", V, "Name", "Description"),
                ("Minutes", minutes ? "m.minutes" : "null::text"),
                ("deleteFlag", $"case when {catalog.Live("v", V, "deleteFlag")} then '1' else '0' end"),
            ],
            from, []);
    }

    public static EhrAppointmentType AppointmentType(RawRow row, EhrReading reading)
    {
        row.CheckId("CodeId");
        var code = row.Required(0, 100);
        return new(row.Text(1, 200) ?? code, row.Number(2, 1, 1440) ?? 15, row.Flag(3) is true);
    }

    private static IEnumerable<(string Field, string Sql)> Texts(EcwCatalog catalog, string alias, string table, params string[] columns) =>
        columns.Select(column => (column, catalog.Text(alias, table, column)));
}
