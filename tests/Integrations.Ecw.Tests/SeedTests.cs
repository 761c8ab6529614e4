namespace Luma.Integrations.Ecw.Tests;

public sealed class SeedTests
{
    private static readonly string[] Tables =
        ["users", "patients", "doctors", "edi_facilities", "visitcodes", "visitcodesdetails", "visitstscodes", "enc", "encounterdata", "log", "insurance",
         "insurancedetail", "workinghourssets", "workhours", "visittyperules", "ApptBlocks", "ApptBlockDetails"];

    [Fact]
    public async Task The_seed_is_the_same_on_every_machine()
    {
        var first = await DumpAsync();
        (await DumpAsync()).ShouldBe(first);
        first.ShouldBe("7206403b03634e63f673e07f5db57f0a3bbaf7994e2bf629463fdb93f8aa5f2c");
    }

    [Fact]
    public async Task The_clinic_is_as_promised()
    {
        await using var clinic = await LocalEcw.OpenAsync();
        (await Count("""ecw.users where "UserType" = 3""")).ShouldBe(59);
        (await Count("""ecw.users where "ufname" ~ '[0-9]' or "ulname" ~ '[0-9]'""")).ShouldBe(0);
        (await Count("""ecw.users where "umobileno" !~ '^(\([0-9]{3}\) |[0-9]{3}-)555-01[0-9]{2}$'""")).ShouldBe(0);
        (await Count("""ecw.enc e join ecw.patients p on p."pid" = e."patientID" where p."deceased" = '1'""")).ShouldBe(0);
        (await Count("""ecw.enc where extract(isodow from "date"::date) > 5 or "date" in ('2026-11-26', '2026-12-25', '2027-01-01')""")).ShouldBe(0);
        (await Count("""ecw.enc where "startTime" < '08:00' or "endTime" > '17:00:00'""")).ShouldBe(0);
        (await Count("""
            ecw.enc a join ecw.enc b on a."doctorID" = b."doctorID" and a."date" = b."date" and a."encounterID" < b."encounterID"
                and a."startTime" < b."endTime" and b."startTime" < a."endTime"
            """)).ShouldBe(0);
        (await Count("""(select from ecw.enc where "date" >= '2026-12-01' group by "patientID" having count(*) > 3) x""")).ShouldBe(0);
        (await Count("""(select from ecw.enc where "date" >= '2026-12-01' group by "patientID", "date" having count(*) = 2) x""")).ShouldBeGreaterThan(1);
        (await Count("""(select from ecw.users where "umobileno" is not null group by "umobileno" having count(*) > 1) x""")).ShouldBeGreaterThan(3);

        Task<long> Count(string from) => clinic.EcwValueAsync<long>($"select count(*) from {from}");
    }

    private static async Task<string> DumpAsync()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync("seed");
        await LocalEcw.PrepareAsync(connectionString);
        await using var clinic = new EcwClinic(connectionString, null!);
        var hashes = new List<string?>();
        foreach (var table in Tables)
            hashes.Add(await clinic.ValueAsync<string>($"select md5(string_agg(t::text, E'\\n' order by t::text collate \"C\")) from ecw.\"{table}\" t"));
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Concat(hashes))));
    }
}
