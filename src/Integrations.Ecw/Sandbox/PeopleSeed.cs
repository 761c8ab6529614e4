using System.Globalization;
using System.Text;

namespace Luma.Integrations.Ecw.Sandbox;

internal sealed record SeedPatient(long Id, SyntheaPerson Person)
{
    public bool Living => Person.Died is null;

    public bool Child => Person.Born > SandboxClinic.Today.AddYears(-18);
}

/// <summary>Patients in the order of the file from 1001 on, with made-up ways to reach them.</summary>
internal static class PeopleSeed
{
    // Long ago, so that whatever is changed in the sandbox is newer, whatever the machine's clock says.
    private const string Touched = "2020-01-06 08:00:00";

    private static readonly string[] AreaCodes =
        ["213", "310", "408", "415", "510", "559", "619", "626", "650", "661", "707", "714", "760", "805", "818", "831", "858", "909", "916", "949"];

    // By place in the file. Children are reached through an adult of the family; couples and parents with grown children share a line too.
    private static readonly Dictionary<int, int> SharesPhoneOf = new()
    {
        [0] = 49, [8] = 27, [10] = 27, [17] = 31, [24] = 40, [32] = 39, [33] = 4, [35] = 54, [37] = 47, [46] = 34,
    };

    private static readonly HashSet<int> NoContact = [6, 30, 58];
    private static readonly HashSet<int> OnlyEmail = [13, 41];
    private static readonly HashSet<int> OnlyLandline = [19, 29, 53];
    private static readonly HashSet<int> NoEmail = [0, 8, 10, 16, 17, 22, 24, 32, 35, 36, 44, 51];

    private static readonly Dictionary<int, string> Languages = new()
    {
        [0] = "Spanish", [9] = "Spanish", [19] = "Spanish", [24] = "Spanish", [36] = "Spanish", [38] = "Spanish", [44] = "Spanish", [49] = "Spanish",
        [57] = "Spanish", [1] = "Chinese", [28] = "Chinese", [3] = "Vietnamese", [45] = "Vietnamese", [14] = "Korean", [25] = "Korean", [55] = "Tagalog",
    };

    private static readonly string[] UserColumns =
    [
        "uid", "ufname", "ulname", "suffix", "UserType", "umobileno", "upPhone", "uemail", "upaddress", "upcity", "upstate", "zipcode", "dob", "ptDob", "sex",
        "LANGUAGE", "primaryservicelocation", "cdate", "mdate",
    ];

    public static IReadOnlyList<SeedPatient> Patients { get; } =
        [.. Synthea.Patients().Select((person, index) => new SeedPatient(1001 + index, person))];

    public static IEnumerable<SeedTable> Tables()
    {
        // Patients first: their trigger touches the user, who is not there yet and so keeps the seed's mdate.
        yield return PatientRows();
        var users = new SeedTable("users", UserColumns);
        foreach (var (id, first, last, facility) in PracticeSeed.Users())
            users.Add(id, first, last, null, 1, null, null, null, null, null, null, null, null, null, null, null, facility, Touched, Touched);
        for (var i = 0; i < Patients.Count; i++) users.Rows.Add(UserRow(i));
        yield return users;
    }

    private static object?[] UserRow(int index)
    {
        var (id, person) = Patients[index];
        var reachable = Patients[index].Living && !NoContact.Contains(index);
        var hasMobile = reachable && !OnlyEmail.Contains(index) && !OnlyLandline.Contains(index);
        var hasLandline = (reachable && OnlyLandline.Contains(index)) || (hasMobile && index % 7 == 5);
        var hasEmail = reachable && !OnlyLandline.Contains(index) && !NoEmail.Contains(index);
        return
        [
            id, person.First, person.Last, Text(person.Suffix), 3,
            hasMobile ? Phone(SharesPhoneOf.GetValueOrDefault(index, index), 0) : null, hasLandline ? Phone(index, 7) : null, hasEmail ? Email(person) : null,
            person.Street, person.City, "CA", Text(person.Zip), person.Born.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture), person.Born,
            person.Gender == "F" ? "female" : "male", Languages.GetValueOrDefault(index, "English"), 1 + (index % 3), Touched, Touched,
        ];
    }

    private static SeedTable PatientRows()
    {
        var table = new SeedTable("patients", ["pid", "ControlNo", "doctorId", "maritalstatus", "race", "ethnicity", "deceased", "deceasedDate", "regdate"]);
        foreach (var (id, person) in Patients)
        {
            var doctor = PracticeSeed.Providers[(int)(id % PracticeSeed.Providers.Count)].Id;
            table.Add(id, $"SFM{id}", doctor, Text(person.Marital), person.Race, person.Ethnicity == "hispanic" ? "H" : "NH", person.Died is null ? 0 : 1,
                person.Died, new DateOnly(2020, 1, 6));
        }

        return table;
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;

    /// <summary>Lines 0100 to 0158 of exchange 555: numbers that no one has.</summary>
    private static string Phone(int index, int areaShift)
    {
        var area = AreaCodes[(index + areaShift) % AreaCodes.Length];
        var line = (100 + index).ToString("0000", CultureInfo.InvariantCulture);
        return index % 3 == 0 ? $"({area}) 555-{line}" : $"{area}-555-{line}";
    }

    private static string Email(SyntheaPerson person)
    {
        var name = new StringBuilder();
        foreach (var letter in $"{person.First}.{person.Last}".ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(letter) || letter == '.') name.Append(letter);
        }

        return $"{name}@example.com";
    }
}
