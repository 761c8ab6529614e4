using System.Globalization;

namespace Luma.Integrations.Ecw.Sandbox;

internal sealed record SyntheaPerson(
    string First, string Last, string Suffix, string Gender, DateOnly Born, DateOnly? Died, string Race, string Ethnicity, string Marital, string Street,
    string City, string Zip);

internal sealed record SyntheaProvider(string First, string Last);

internal sealed record SyntheaPlace(string Street, string City, string Zip);

/// <summary>Reads the embedded Synthea files; its names end in digits, which are cut off.</summary>
internal static class Synthea
{
    public static IReadOnlyList<SyntheaPerson> Patients() => Read("patients", csv => new SyntheaPerson(
        Clean(csv["FIRST"]), Clean(csv["LAST"]), csv["SUFFIX"], csv["GENDER"], Date(csv["BIRTHDATE"])!.Value, Date(csv["DEATHDATE"]), csv["RACE"],
        csv["ETHNICITY"], csv["MARITAL"], csv["ADDRESS"], csv["CITY"], csv["ZIP"]));

    public static IReadOnlyList<SyntheaProvider> Providers() => Read("providers", csv =>
    {
        var parts = csv["NAME"].Split(' ');
        return new SyntheaProvider(Clean(string.Join(' ', parts[..^1])), Clean(parts[^1]));
    });

    public static IReadOnlyList<SyntheaPlace> Places() =>
        Read("organizations", csv => new SyntheaPlace(Title(csv["ADDRESS"]), Title(csv["CITY"]), csv["ZIP"][..5]));

    public static IReadOnlyList<string> Payers() => [.. Read("payers", csv => csv["NAME"]).Where(name => name != "NO_INSURANCE")];

    /// <summary>These files quote nothing, so a comma is always a border.</summary>
    private static List<T> Read<T>(string file, Func<Dictionary<string, string>, T> map)
    {
        using var stream = typeof(Synthea).Assembly.GetManifestResourceStream($"Luma.Integrations.Ecw.Sandbox.Data.{file}.csv")
            ?? throw new InvalidOperationException($"{file}.csv is not embedded.");
        using var text = new StreamReader(stream);
        var lines = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => map(header.Zip(line.Split(','), KeyValuePair.Create).ToDictionary(StringComparer.Ordinal)))];
    }

    private static string Clean(string name) => string.Join(' ', name.Split(' ').Select(part => part.TrimEnd("0123456789".ToCharArray())));

    private static string Title(string text) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text.ToLowerInvariant());

    private static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
