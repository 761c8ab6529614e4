using System.Diagnostics;
using Luma.Integrations.Ecw.Diagnosis;

namespace Luma.Integrations.Ecw.Tests;

/// <summary>What <c>./luma doctor ecw</c> tells an administrator.</summary>
public abstract class DoctorSuite : IAsyncLifetime
{
    protected EcwClinic Clinic { get; private set; } = null!;

    protected abstract Task<EcwClinic> OpenAsync();

    public async Task InitializeAsync() => Clinic = await OpenAsync();

    public async Task DisposeAsync() => await Clinic.DisposeAsync();

    [Fact]
    public async Task A_clinic_that_is_well_has_no_problem()
    {
        var logged = await Clinic.EcwValueAsync<long>("select count(*) from ecw.log");
        var findings = await ExamineAsync();
        Problems(findings).ShouldBeEmpty();
        findings.ShouldContain(finding => finding.What.Equals("users", StringComparison.OrdinalIgnoreCase) && finding.Says.StartsWith("67 rows: uid ", StringComparison.OrdinalIgnoreCase));
        findings.ShouldContain(finding => finding.Says == "enc (STATUS, visitstscodeid, arrivedTime) can be updated");
        findings.ShouldContain(finding => finding.Says == "log takes rows");
        findings.ShouldContain(finding => finding.What == "statuses written" && finding.Says == "CONF, CANC, ARR");
        (await Clinic.EcwValueAsync<long>("select count(*) from ecw.log")).ShouldBe(logged);
    }

    [Theory]
    [InlineData("0", "weekdays count from Sunday = 1")]
    [InlineData("1", "weekdays count from Monday = 1")]
    public async Task Both_ways_of_counting_weekdays_are_told_by_the_bookings(string shift, string says)
    {
        await Clinic.EcwAsync($"""update ecw.workhours set "Weekday" = "Weekday" - {shift}""");
        (await ExamineAsync()).ShouldContain(finding => finding.What == "working hours" && finding.Says == says);
    }

    [Fact]
    public async Task What_is_missing_or_not_understood_is_named_with_what_to_do()
    {
        await Clinic.Ecw.AllowOddNamesAsync();
        await Clinic.EcwAsync("""
            update ecw.edi_facilities set "TimeZoneCode" = 'Moon' where "Id" = 1;
            update ecw.visitstscodes set "code" = 'Conf' where "code" = 'CONF';
            insert into ecw.visitstscodes ("code") values ('TELEOK');
            drop table ecw.doctors;
            alter table ecw.enc drop column "deleteFlag";
            alter table ecw.patients drop column "deceased"
            """);
        await Clinic.Ecw.RefreshAsync();
        var findings = await ExamineAsync();
        Problems(findings).ShouldBe(["doctors", "enc.deleteFlag", "time zones", "statuses written"]);
        findings.ShouldAllBe(finding => finding.Level == EcwLevel.Well || finding.ToDo != null);
        findings.Single(finding => finding.What == "time zones" && finding.Level == EcwLevel.Problem).Says.ShouldStartWith("Moon");
        findings.ShouldContain(finding => finding.What == "status codes" && finding.Says.Contains("Conf,", StringComparison.Ordinal) && finding.Says.Contains("TELEOK", StringComparison.Ordinal));
        findings.ShouldContain(finding => finding.What == "patients" && finding.Says.Contains("deceased", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_may_be_written_it_says_so()
    {
        await ForbidWritingAsync();
        var findings = await ExamineAsync();
        Problems(findings).ShouldBe(["writing"]);
        Clinic.Options.Writable = false;
        Problems(await ExamineAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_EHR_that_is_away_is_a_problem_of_its_own()
    {
        await Clinic.Ecw.LeaveAsync();
        Problems(await ExamineAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_command_prints_what_it_finds_and_ends_with_1_when_there_is_a_problem()
    {
        var (status, output) = await CommandAsync();
        status.ShouldBe(0, output);
        output.ShouldContain("eCW can be used.");
        await Clinic.EcwAsync("drop table ecw.visitcodes");
        (status, output) = await CommandAsync();
        status.ShouldBe(1, output);
        output.ShouldContain("visitcodes               problem");
    }

    protected abstract Task ForbidWritingAsync();

    private async Task<(int Status, string Output)> CommandAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Luma.Api.dll"), "doctor", "ecw"]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["LUMA_DB"] = Clinic.ConnectionString;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }


    private Task<IReadOnlyList<EcwFinding>> ExamineAsync() => EcwDoctor.ExamineAsync(Clinic.App, Clinic.Options, Clinic.Settings, new(2026, 12, 1), CancellationToken.None);

    private static IEnumerable<string> Problems(IReadOnlyList<EcwFinding> findings) =>
        findings.Where(finding => finding.Level == EcwLevel.Problem).Select(finding => finding.What);
}

public sealed class LocalDoctorTests : DoctorSuite
{
    protected override Task<EcwClinic> OpenAsync() => LocalEcw.OpenAsync();

    protected override Task ForbidWritingAsync() => Clinic.EcwAsync("revoke update on ecw.enc from luma_app");
}
