using Luma.Application.Ehr;
using Xunit.Abstractions;

namespace Luma.Integrations.Ecw.Tests.MariaDb;

/// <summary>100,000 visits to come, on a server that is killed in the middle.</summary>
public sealed class LargeClinicTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Visits = 100_000;
    private TestMariaDb _server = null!;
    private EcwClinic _clinic = null!;

    public async Task InitializeAsync()
    {
        _server = await TestMariaDb.StartAsync();
        _clinic = await MariaDbEcw.OpenAsync(_server);
        _clinic.Options.ReadTimeout = TimeSpan.FromMinutes(2);
        await _clinic.EcwAsync($"""
            insert into ecw.Users (uid, UFName, ULName, umobileno) select 100000 + seq, 'Pat', concat('Number', seq), '310-555-0188' from seq_1_to_20000;
            insert into ecw.patients (pid) select 100000 + seq from seq_1_to_20000;
            delete from ecw.enc;
            insert into ecw.enc (encounterID, patientID, doctorID, facilityId, date, startTime, endTime, VisitType)
            select 200000 + seq, 100001 + seq % 20000, 101 + seq % 8, 1, date '2026-12-02' + interval (seq % 190) day, sec_to_time(32400 + seq % 32 * 900),
                sec_to_time(33300 + seq % 32 * 900), 'FU' from seq_1_to_{Visits}
            """);
    }

    public async Task DisposeAsync()
    {
        await _clinic.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact, Feature("REM-16")]
    public async Task All_visits_come_in_though_the_server_restarts_in_the_middle_and_later_syncs_read_only_changes()
    {
        await BreakAsync(EhrFeed.Patients, 10_000);
        (await CountAsync()).ShouldBe(0);
        (await _clinic.TrySyncAsync()).Errors.ShouldHaveSingleItem().Code.ShouldBe("EHR_AWAY");
        await _server.StartAgainAsync();

        await BreakAsync(EhrFeed.Appointments, Visits / 2);
        var had = await CountAsync();
        had.ShouldBeInRange(1, Visits, "whole batches stay");
        await _server.StartAgainAsync();

        (await TimedAsync("the rest")).Kinds[EhrFeed.Appointments].ShouldBe(new SyncCount((int)(Visits - had), (int)(Visits - had), 0, 0, 0));
        (await CountAsync()).ShouldBe(Visits);
        (await _clinic.ValueAsync<long>("select count(*) from ehr_feeds where last_error is not null")).ShouldBe(0);

        (await TimedAsync("nothing changed")).Total.ShouldBe(default);
        await _clinic.EcwAsync("""
            update ecw.enc set startTime = '17:30:00', endTime = '17:45:00' where encounterID between 200001 and 200010;
            update ecw.enc set deleteFlag = 1 where encounterID between 200011 and 200015;
            delete from ecw.enc where encounterID between 200016 and 200020;
            insert into ecw.enc (encounterID, patientID, doctorID, facilityId, date, startTime) values (900001, 100001, 101, 1, '2026-12-09', '18:00:00');
            """);

        // Every pooled connection has lost its own to the server, and no sync fails for it.
        await _server.KillAsync();
        await _server.StartAgainAsync();
        (await TimedAsync("few changed")).Kinds[EhrFeed.Appointments].ShouldBe(new SyncCount(11, 1, 10, 10, 0));
        (await TimedAsync("full, nothing changed", SyncMode.Full)).Total.ShouldBe(default);
        (await CountAsync()).ShouldBe(Visits - 9);
    }

    /// <summary>The server dies when that row is read.</summary>
    private async Task BreakAsync(string feed, int row)
    {
        _clinic.OnRead = (read, number) => read == feed && number == row ? _server.KillAsync() : Task.CompletedTask;
        var started = TimeProvider.System.GetTimestamp();
        (await _clinic.TrySyncAsync()).Errors.ShouldHaveSingleItem().Code.ShouldBe("EHR_AWAY");
        output.WriteLine($"broken at {feed}: {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.00} s");
        _clinic.OnRead = null;
        (await _clinic.ValueAsync<long>("select count(*) from ehr_feeds where last_error is not null")).ShouldBeGreaterThan(0);
    }

    private Task<long> CountAsync() => _clinic.ValueAsync<long>("select count(*) from appointments where deleted_at is null");

    private async Task<SyncCounts> TimedAsync(string what, SyncMode mode = SyncMode.Incremental)
    {
        var started = TimeProvider.System.GetTimestamp();
        var counts = await _clinic.SyncAsync(mode);
        output.WriteLine($"{what}: {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.00} s");
        return counts;
    }
}
