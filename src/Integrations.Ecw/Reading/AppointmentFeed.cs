using Luma.Application.Ehr;
using Luma.Domain.Ehr;
using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Reading;

/// <summary>Visits out of <c>enc</c>. Soft-deleted rows, blocks, pseudo visits and codes that mean deleted are as if they were not there.</summary>
internal static class AppointmentFeed
{
    private const string T = EcwTables.Enc;
    private const string D = EcwTables.VisitCodeDetails;

    public static FeedQuery Query(EcwCatalog catalog, EcwNames names, EhrReading reading, AppointmentSelection selection) => new(
        EhrFeed.Appointments, "ehr_known_appointments", catalog.Name("e", T, "encounterID"),
        [
            ("patientID", catalog.Text("e", T, "patientID")),
            ("doctorID", Doctor(catalog)),
            ("facilityId", catalog.Reference("e", T, "facilityId")),
            ("visittypeid", TypeId(catalog)),
            ("date", catalog.Text("e", T, "date")),
            ("startTime", catalog.Text("e", T, "startTime")),
            ("endTime", catalog.Text("e", T, "endTime")),
            ("STATUS", catalog.Text("e", T, "STATUS")),
            ("Minutes", Minutes(catalog)),
        ],
        From(catalog),
        [.. Visits(catalog, names, reading.Settings), Window(catalog, selection)]);

    public static EhrAppointment Parse(RawRow row, EhrReading reading)
    {
        row.CheckId("encounterID");
        var patient = row.Id(0) ?? row.Bad(0, "is empty") ?? "";
        var date = row.Date(4);
        if (date is null) row.Bad(4, "is empty");
        var start = row.Time(5);
        if (start is null) row.Bad(5, "is empty");
        return new(patient, row.Id(1), row.Id(2), row.Id(3), date ?? default, start ?? default, Duration(row, start ?? default),
            row.Text(7, StatusMapping.MaxCodeLength));
    }

    /// <summary>The rows of a span of days, and those whose day cannot be told.</summary>
    public static string Window(EcwCatalog catalog, AppointmentSelection selection)
    {
        if (selection.EhrIds is { } ids) return catalog.Keyed("e", T, "encounterID", ids);

        var date = catalog.Name("e", T, "date");
        var column = catalog.FindColumn(T, "date")!;
        var cast = column.IsText ? "" : column.Type == "date" ? "::date" : "::timestamp";
        var window = $"{date} >= {SqlName.Literal(selection.From)}{cast}";
        if (selection.To is { } to) window += $" and {date} < {SqlName.Literal(to.AddDays(1))}{cast}";

        // No date, or MySQL's zero date: it is read, and quarantined.
        window = $"({window}) or {date} is null or {date} < {SqlName.Literal(EcwDates.Earliest)}{cast}";

        // Text that is no ISO date cannot be compared. Where the column is a date on the other side there is none, and its index can serve.
        return column.IsDate ? window : $"{window} or {date} !~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}'";
    }

    private static int? Duration(RawRow row, TimeOnly start)
    {
        var end = row.Time(6);
        if (end is null || end == start || end == TimeOnly.MinValue) return row.Number(8, 1, 1440);
        if (end > start) return Math.Max(1, (int)(end.Value - start).TotalMinutes);
        row.Bad(6, "is before the start");
        return null;
    }

    private static string Doctor(EcwCatalog catalog) => $"coalesce({catalog.Reference("e", T, "doctorID")}, {catalog.Reference("e", T, "ResourceId")})";

    private static string TypeId(EcwCatalog catalog) =>
        catalog.Has(T, "VisitType") ? $"coalesce({catalog.Reference("e", T, "visittypeid")}, v.code_id)" : catalog.Reference("e", T, "visittypeid");

    /// <summary>Only where the row has no end of its own, so that a changed type does not touch visits that have one.</summary>
    private static string Minutes(EcwCatalog catalog)
    {
        if (!HasMinutes(catalog)) return "null::text";
        var end = catalog.Text("e", T, "endTime");
        return $"case when {end} is null or {end} in ('00:00:00', '00:00', {catalog.Text("e", T, "startTime")}) then d.minutes end";
    }

    private static bool HasMinutes(EcwCatalog catalog) => catalog.HasAll(D, "CodeId", "DoctorId", "Minutes");

    private static string From(EcwCatalog catalog)
    {
        var from = $"{catalog.From(T)} e";
        if (catalog.Has(T, "VisitType"))
        {
            from += $" left join (select {catalog.Text("v", EcwTables.VisitCodes, "Name")} as name, min({catalog.Name("v", EcwTables.VisitCodes, "CodeId")}::text) as code_id"
                + $" from {catalog.From(EcwTables.VisitCodes)} v group by 1) v on v.name = {catalog.Text("e", T, "VisitType")}";
        }

        if (!HasMinutes(catalog)) return from;
        return from + $" left join (select {catalog.Reference("d", D, "CodeId")} as code_id, {catalog.Reference("d", D, "DoctorId")} as doctor_id,"
            + $" max({catalog.Text("d", D, "Minutes")}) as minutes from {catalog.From(D)} d group by 1, 2) d"
            + $" on d.code_id = {TypeId(catalog)} and d.doctor_id = {Doctor(catalog)}";
    }

    private static IEnumerable<string> Visits(EcwCatalog catalog, EcwNames names, EhrSettings settings)
    {
        yield return catalog.Live("e", T, "deleteFlag");
        if (catalog.Has(T, "encType"))
            yield return $"{catalog.Among("e", T, "encType", [.. names.AppointmentEncTypes])} or {catalog.Name("e", T, "encType")} is null"
                + (catalog.FindColumn(T, "encType")!.IsInteger ? "" : $" or {catalog.Text("e", T, "encType")} is null");

        var blocks = settings.Block.Select(code => code.Trim()).Where(code => code.Length > 0).ToList();
        if (catalog.Has(T, "VisitType") && (names.PseudoVisitTypes.Count > 0 || blocks.Count > 0))
            yield return $"coalesce({catalog.Text("e", T, "VisitType")}, '') not in ({SqlName.Literals([.. names.PseudoVisitTypes, .. blocks])})";
        List<string> gone = [.. blocks, .. StatusMapping.From(settings).DeletedCodes()];
        if (gone.Count > 0)
            yield return $"coalesce({catalog.Text("e", T, "STATUS")}, '') not in ({SqlName.Literals(gone)})";
    }
}
