using Luma.Application.Ehr;

namespace Luma.Integrations.Ecw.Tests.MariaDb;

/// <summary>What MySQL's own types hold, in tables whose names are in other letter case than ours.</summary>
public sealed class RealTypesTests : IAsyncLifetime
{
    private EcwClinic _clinic = null!;

    public async Task InitializeAsync() => _clinic = await MariaDbEcw.OpenAsync();

    public async Task DisposeAsync() => await _clinic.DisposeAsync();

    [Fact, Feature("REM-16")]
    public async Task The_clinic_comes_in_and_a_second_sync_finds_nothing()
    {
        var first = await _clinic.SyncAsync();
        first.Kinds[EhrFeed.Patients].Created.ShouldBe(59);
        first.Kinds[EhrFeed.Appointments].Created.ShouldBe((int)await _clinic.EcwValueAsync<long>("select count(*) from ecw.enc where date >= '2026-11-24'"));
        first.Total.Quarantined.ShouldBe(0);
        (await _clinic.SyncAsync()).Total.ShouldBe(default);
        (await _clinic.SyncAsync(SyncMode.Full)).Total.ShouldBe(default);
        await _clinic.EcwAsync("update ecw.Users set UFName = 'Zoë 😀' where uid = 1002; update ecw.edi_facilities set DeleteFlag = b'1' where Id = 3");
        var counts = await _clinic.SyncAsync();
        counts.Kinds[EhrFeed.Patients].ShouldBe(new SyncCount(1, 0, 1, 0, 0));
        (await _clinic.ValueAsync<string>("select first_name from patients where ehr_id = '1002'")).ShouldBe("Zoë 😀");
        (await _clinic.ValueAsync<bool>("select active from facilities where ehr_id = '3'")).ShouldBeFalse();
    }

    [Theory, Feature("REM-34")]
    [InlineData("'1990-02-28'", "null", "1990-02-28")]
    [InlineData("null", "'02/28/1990'", "1990-02-28")]
    [InlineData("null", "'2/8/1990'", "1990-02-08")]
    [InlineData("null", "'1990-02-28'", "1990-02-28")]
    [InlineData("'0000-00-00'", "'02/28/1990'", "1990-02-28")]
    [InlineData("'1990-02-28'", "'00/00/0000'", "1990-02-28")]
    [InlineData("'1990-02-28'", "'03/01/1991'", "1990-02-28")]
    [InlineData("'0000-00-00'", "''", null)]
    public async Task A_birth_date_is_read_from_the_real_column_or_the_text(string real, string text, string? expected)
    {
        await _clinic.EcwAsync($"insert into ecw.Users (uid, UFName, ULName, ptDob, dob) values (7001, 'Ada', 'Byron', {real}, {text})");
        (await _clinic.SyncAsync()).Total.Quarantined.ShouldBe(0);
        (await _clinic.ValueAsync<string>("select date_of_birth::text from patients where ehr_id = '7001'")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("date = '0000-00-00'", "date")]
    [InlineData("date = '2026-12-00'", "date")]
    [InlineData("startTime = '838:59:59'", "startTime")]
    [InlineData("startTime = '-01:00:00'", "startTime")]
    [InlineData("endTime = '25:00:00'", "endTime")]
    public async Task A_date_or_time_that_MySQL_allows_and_no_calendar_has_is_quarantined_alone(string set, string field)
    {
        await _clinic.SyncAsync();
        var visit = await _clinic.EcwValueAsync<long>("select min(encounterID) from ecw.enc where date > '2026-12-07'");
        await _clinic.EcwAsync($"update ecw.enc set {set} where encounterID = {visit}; update ecw.enc set STATUS = 'CANC' where encounterID = {visit} + 1");
        (await _clinic.SyncAsync()).Kinds[EhrFeed.Appointments].Deleted.ShouldBe(0);
        (await _clinic.ValueAsync<string>("select string_agg(ehr_id || ' ' || field, ',') from ehr_quarantine")).ShouldBe($"{visit} {field}");
        (await _clinic.AppointmentAsync<string>(visit + 1, "status")).ShouldBe("CANCELLED");
    }

    [Theory]
    [InlineData("'0000-00-00'")]
    [InlineData("null")]
    public async Task A_new_visit_without_a_day_is_not_passed_over_in_silence(string date)
    {
        await _clinic.SyncAsync();
        await _clinic.EcwAsync($"insert into ecw.enc (encounterID, patientID, doctorID, date, startTime) values (90001, 1002, 101, {date}, '10:00:00')");
        (await _clinic.SyncAsync()).Kinds[EhrFeed.Appointments].ShouldBe(new SyncCount(1, 0, 0, 0, 1));
        (await _clinic.ValueAsync<string>("select ehr_id || ' ' || field from ehr_quarantine")).ShouldBe("90001 date");
    }
}
