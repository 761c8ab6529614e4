using System.Globalization;
using Luma.Application.Ehr;
using Luma.Domain.Ehr;
using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Reading;

/// <summary>Patients: <c>users</c> with the patient type or a row in <c>patients</c>.</summary>
internal static class PatientFeed
{
    private const string U = EcwTables.Users;
    private const string P = EcwTables.Patients;

    /// <param name="held">Patients in quarantine, who are read again whatever their mark. Named, so that a foreign server can look for them itself.</param>
    public static FeedQuery Query(EcwCatalog catalog, EcwNames names, PatientSelection selection, IReadOnlyCollection<string> held) => new(
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
        $"{catalog.From(U)} u left join {catalog.From(P)} p on {catalog.Same("p", P, "pid", "u", U, "uid")}",
        [.. Filters(catalog, names, selection, held)]);

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

    private static IEnumerable<string> Filters(EcwCatalog catalog, EcwNames names, PatientSelection selection, IReadOnlyCollection<string> held)
    {
        yield return $"{catalog.Among("u", U, "UserType", [names.PatientUserType])}"
            + $" or ({catalog.Name("p", P, "pid")} is not null and ({catalog.Among("u", U, "UserType", names.ProviderUserTypes)}) is not true)";
        yield return catalog.Live("u", U, "delFlag");
        if (selection.EhrIds is { } ids) yield return catalog.Keyed("u", U, "uid", ids);
        if (selection.ModifiedSince is { } mark) yield return Modified(catalog, names, mark, held);
    }

    private static string Modified(EcwCatalog catalog, EcwNames names, string mark, IReadOnlyCollection<string> held)
    {
        var modified = catalog.Name("u", U, "mdate");
        var since = $"({SqlName.Literal(mark)}::timestamp - interval '{(long)names.ModifiedOverlap.TotalSeconds} seconds')";
        var never = "";
        if (catalog.FindColumn(U, "mdate")!.IsText)
        {
            // As text, and reckoned here: the other side compares it with its own dates. MySQL's zero date says as little as null.
            var moment = DateTime.Parse(mark, CultureInfo.InvariantCulture).Subtract(names.ModifiedOverlap);
            since = SqlName.Literal(moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            never = $" or {modified} < {SqlName.Literal(EcwDates.Earliest)}";
        }

        return $"{modified} >= {since} or {modified} is null{never}" + (held.Count == 0 ? "" : $" or {catalog.Keyed("u", U, "uid", held)}");
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
