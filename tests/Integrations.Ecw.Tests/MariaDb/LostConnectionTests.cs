using Luma.Application.Ehr;

namespace Luma.Integrations.Ecw.Tests.MariaDb;

/// <summary>The connection goes in the middle of a push: mysql_fdw has no transactions, so each statement stands or falls alone.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private EcwClinic _clinic = null!;
    private long _visit;

    public async Task InitializeAsync()
    {
        _clinic = await MariaDbEcw.OpenAsync();
        _visit = await _clinic.EcwValueAsync<long>("select min(encounterID) from ecw.enc where date > '2026-12-07' and STATUS = 'PEN'");
        await _clinic.SyncAsync();
    }

    public async Task DisposeAsync() => await _clinic.DisposeAsync();

    [Fact, Feature("REM-88")]
    public async Task Lost_before_the_status_is_written_it_is_written_once_by_the_next_try()
    {
        await CutAsync("after update on enc");
        var push = await _clinic.AnswerAsync(_visit, "CONFIRMED", "CONF");
        await Should.ThrowAsync<EhrException>(() => _clinic.PushAsync(push));
        (await AllAsync(push)).ShouldBe("PEN 0 PENDING 1");
        await MendAsync();
        await _clinic.PushAsync(push);
        (await AllAsync(push)).ShouldBe("CONF 1 DONE 2");
        (await _clinic.SyncAsync()).Total.ShouldBe(default);
    }

    [Fact, Feature("REM-88")]
    public async Task Lost_after_the_status_is_written_it_is_not_written_again()
    {
        // MyISAM keeps what a killed statement has done, which is what an answer lost on its way looks like from here.
        await _clinic.EcwAsync("alter table enc engine = myisam");
        await CutAsync("after update on enc");
        var push = await _clinic.AnswerAsync(_visit, "ARRIVED", "ARR");
        await Should.ThrowAsync<EhrException>(() => _clinic.PushAsync(push));
        (await AllAsync(push)).ShouldBe("ARR 0 PENDING 1");
        await MendAsync();
        await _clinic.EcwAsync($"update ecw.enc set arrivedTime = '07:00:00' where encounterID = {_visit}");
        await _clinic.PushAsync(push);
        (await AllAsync(push)).ShouldBe("ARR 0 DONE 2");
        (await _clinic.EcwValueAsync<string>($"select arrivedTime from ecw.enc where encounterID = {_visit}")).ShouldBe("07:00:00", "not written again");
        await _clinic.SyncAsync();
        (await _clinic.AppointmentAsync<string>(_visit, "status")).ShouldBe("ARRIVED");
        (await _clinic.SyncAsync()).Total.ShouldBe(default);
    }

    [Fact, Feature("REM-88")]
    public async Task Lost_between_the_status_and_the_log_the_push_is_done()
    {
        await CutAsync("before insert on log");
        var push = await _clinic.AnswerAsync(_visit, "CANCELLED", "CANC");
        await _clinic.PushAsync(push);
        (await AllAsync(push)).ShouldBe("CANC 0 DONE 1");
        (await _clinic.SyncAsync()).Total.ShouldBe(default);
    }

    [Fact, Feature("REM-88")]
    public async Task A_log_that_mysql_fdw_cannot_write_does_not_hold_the_push_up()
    {
        await _clinic.EcwAsync("alter table log modify id int, drop primary key");
        var push = await _clinic.AnswerAsync(_visit, "CONFIRMED", "CONF");
        await _clinic.PushAsync(push);
        (await AllAsync(push)).ShouldBe("CONF 0 DONE 1");
    }

    private Task CutAsync(string when) => _clinic.EcwAsync($"create trigger cut {when} for each row kill connection_id()");

    private Task MendAsync() => _clinic.EcwAsync("drop trigger cut");

    /// <summary>eCW's status, our rows in its log, our push, how often it was tried.</summary>
    private async Task<string> AllAsync(Guid push) =>
        await _clinic.EcwValueAsync<string>($"select concat(STATUS, ' ', (select count(*) from log where encounterId = {_visit})) from ecw.enc where encounterID = {_visit}")
        + " " + await _clinic.ValueAsync<string>($"select state || ' ' || attempts from ehr_pushes where id = '{push}'");
}
