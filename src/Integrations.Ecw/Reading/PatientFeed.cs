using Luma.Application.Ehr;
using Luma.Domain.Ehr;
using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Reading;

/// <summary>Patients: <c>users</c> with the patient type or a row in <c>patients</c>.</summary>
internal static class PatientFeed
{
    private const string U = EcwTables.Users;
    private const string P = EcwTables.Patients;

    public static FeedQuery Query(EcwCatalog catalog, EcwNames names, PatientSelection selection) => new(
        EhrFeed.Patients, "ehr_known_patients", catalog.Name("u", U, "uid"),
        [
            ("ufname", catalog.Text("u", U, "ufname")),
            ("ulname", catalog.Text("u", U, "ulname")),
            ("ptDob", catalog.Text("u", U, "ptDob")),
            ("dob", catalog.Text("u", U, "dob")),
            ("sex", catalog.Text("u", U, "sex")),
            ("language", $"coalesce({catalog.Text("p", P, "language")}, {catalog.Text("u", U, "LANGUAGE")})"),
            ("preferredname", catalog.Text("u", U, "preferredname")),
            ("umobileno", catalog.Text("u", U, "umobileno")),
            ("upPhone", catalog.Text("u", U, "upPhone")),
            ("uemail", catalog.Text("u", U, "uemail")),
            ("ControlNo", $"coalesce({catalog.Text("p", P, "ControlNo")}, {catalog.Text("p", P, "hl7Id")})"),
            ("deceased", catalog.Text("p", P, "deceased")),
            ("textenabled", catalog.Text("p", P, "textenabled")),
            ("VoiceEnabled", catalog.Text("p", P, "VoiceEnabled")),
            ("enableEmail", catalog.Text("p", P, "enableEmail")),
            ("optout", catalog.Text("p", P, "optout")),
            ("isPtOptsOut", catalog.Text("p", P, "isPtOptsOut")),
        ],
        $"{catalog.From(U)} u left join {catalog.From(P)} p on {catalog.Name("p", P, "pid")} = {catalog.Name("u", U, "uid")}",
        [.. Filters(catalog, names, selection)]);

    public static EhrPatient Parse(RawRow row, EhrReading reading)
    {
        row.CheckId("uid");
        var (real, text) = (row.Date(2), row.Date(3));
        return new(row.Text(0, 100) ?? "", row.Required(1, 100))
        {
            Mrn = row.Text(10, 50),
            DateOfBirth = real ?? text,
            Sex = Sex(row.Text(4, 30)),
            Language = Language(row.Text(5, 100), row.Text(6, 100), reading.Settings),
            Deceased = row.Flag(11) is true,
            MobilePhone = row.Text(7, 60),
            HomePhone = row.Text(8, 60),
            Email = row.Text(9, 254),
            SmsEnabled = row.Flag(12),
            VoiceEnabled = row.Flag(13),
            EmailEnabled = row.Flag(14),
            OptedOut = row.Flag(15) is true || row.Flag(16) is true,
        };
    }

    private static IEnumerable<string> Filters(EcwCatalog catalog, EcwNames names, PatientSelection selection)
    {
        var type = catalog.Text("u", U, "UserType");
        yield return $"{type} = {SqlName.Literal(names.PatientUserType)}"
            + $" or ({catalog.Name("p", P, "pid")} is not null and coalesce({type}, '') not in ({SqlName.Literals(names.ProviderUserTypes)}))";
        yield return catalog.Live("u", U, "delFlag");
        var uid = $"{catalog.Name("u", U, "uid")}::text";
        if (selection.EhrIds is { } ids) yield return $"{uid} in ({SqlName.Literals(ids.DefaultIfEmpty(""))})";
        if (selection.ModifiedSince is not { } mark) yield break;

        var modified = catalog.Name("u", U, "mdate");
        yield return $"{modified} >= ({SqlName.Literal(mark)}::timestamp - interval '{(long)names.ModifiedOverlap.TotalSeconds} seconds') or {modified} is null"
            + $" or {uid} in (select ehr_id from ehr_known_quarantine where feed = {SqlName.Literal(EhrFeed.Patients)})";
    }

    private static string? Sex(string? text) => text?.ToUpperInvariant() switch
    {
        null => null,
        "MALE" or "M" => "MALE",
        "FEMALE" or "F" => "FEMALE",
        "UNKNOWN" or "U" => "UNKNOWN",
        _ => "OTHER",
    };

    /// <summary>A known standard language wins over the preferred name (REM-79).</summary>
    private static string? Language(string? standard, string? preferredName, EhrSettings settings) =>
        LanguageNames.Code(standard, settings.LanguageNames)
        ?? (settings.LanguageFromPreferredName ? LanguageNames.Code(preferredName, settings.LanguageNames) : null);
}
