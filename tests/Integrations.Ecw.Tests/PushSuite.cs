using Luma.Application.Ehr;

namespace Luma.Integrations.Ecw.Tests;

/// <summary>What is written into eCW, and what is not.</summary>
public abstract class PushSuite : IAsyncLifetime
{
    protected EcwClinic Clinic { get; private set; } = null!;

    protected long Visit { get; private set; }

    protected abstract Task<EcwClinic> OpenAsync();

    public async Task InitializeAsync()
    {
        Clinic = await OpenAsync();
        Visit = await Clinic.EcwValueAsync<long>("""select min("encounterID") from ecw.enc where "date" > '2026-12-07' and "STATUS" = 'PEN'""");
        await Clinic.SyncAsync();
    }

    public async Task DisposeAsync() => await Clinic.DisposeAsync();

    [Theory, Feature("REM-88", "REM-89", "REM-93")]
    [InlineData("CONFIRMED", "CONF")]
    [InlineData("CANCELLED", "CANC")]
    [InlineData("ARRIVED", "ARR")]
    public async Task An_answer_is_written_exactly_and_the_next_sync_sees_no_change(string status, string code)
    {
        var push = await Clinic.AnswerAsync(Visit, status, code);
        await Clinic.PushAsync(push);
        (await StatusAsync()).ShouldBe(code);
        (await StateAsync(push)).ShouldBe("DONE");
        (await Clinic.EcwValueAsync<long>($"""select count(*) from ecw.log where "encounterId" = {Visit} and "actionFlag" = 0""")).ShouldBe(1);
        (await Clinic.EcwValueAsync<string>($"""select "arrivedTime" from ecw.enc where "encounterID" = {Visit}""")).ShouldBe(status == "ARRIVED" ? "08:00:01" : null);
        (await Clinic.SyncAsync()).Total.ShouldBe(default);
        (await Clinic.AppointmentAsync<string>(Visit, "status")).ShouldBe(status);
        await Clinic.PushAsync(push);
        (await Clinic.EcwValueAsync<long>($"""select count(*) from ecw.log where "encounterId" = {Visit} and "actionFlag" = 0""")).ShouldBe(1);
    }

    [Theory, Feature("REM-89")]
    [InlineData("STATUS", "ARR", "DROPPED", "ALREADY_UNDER_WAY")]
    [InlineData("STATUS", "CHK", "DROPPED", "ALREADY_UNDER_WAY")]
    [InlineData("STATUS", "CANC", "DROPPED", "ALREADY_OFF")]
    [InlineData("STATUS", "CONF", "DONE", null)]
    [InlineData("deleteFlag", "1", "DROPPED", "DELETED")]
    public async Task A_late_answer_does_not_undo_what_the_front_desk_did(string column, string value, string state, string? reason)
    {
        var push = await Clinic.AnswerAsync(Visit, "CONFIRMED", "CONF");
        await Clinic.EcwAsync($"""update ecw.enc set "{column}" = '{value}' where "encounterID" = {Visit}""");
        var before = await Clinic.EcwValueAsync<string>($"""select concat_ws('|', "STATUS", "visitstscodeid", "arrivedTime", "deleteFlag") from ecw.enc where "encounterID" = {Visit}""");
        await Clinic.PushAsync(push);
        (await Clinic.EcwValueAsync<string>($"""select concat_ws('|', "STATUS", "visitstscodeid", "arrivedTime", "deleteFlag") from ecw.enc where "encounterID" = {Visit}""")).ShouldBe(before);
        (await StateAsync(push)).ShouldBe(state);
        (await Clinic.ValueAsync<string>($"select last_error from ehr_pushes where id = '{push}'")).ShouldBe(reason);
        await Clinic.SyncAsync();
        (await Clinic.SyncAsync()).Total.ShouldBe(default);
    }

    [Fact, Feature("REM-93")]
    public async Task A_code_that_the_EHR_does_not_have_is_not_written()
    {
        var push = await Clinic.AnswerAsync(Visit, "CONFIRMED", "Conf");
        await Clinic.PushAsync(push);
        (await StatusAsync()).ShouldBe("PEN");
        (await Clinic.ValueAsync<string>($"select state || ' ' || last_error from ehr_pushes where id = '{push}'")).ShouldBe("DROPPED UNKNOWN_CODE");
        await Clinic.EcwAsync("drop table ecw.visitstscodes");
        await Clinic.Ecw.RefreshAsync();
        push = await Clinic.AnswerAsync(Visit, "CONFIRMED", "CONF");
        await Clinic.PushAsync(push);
        (await StatusAsync()).ShouldBe("CONF");
    }

    [Fact, Feature("REM-89")]
    public async Task With_confirmations_switched_off_Luma_alone_shows_them()
    {
        Clinic.Settings = Clinic.Settings with { PushConfirmations = false };
        var push = await Clinic.AnswerAsync(Visit, "CONFIRMED", "CONF");
        await Clinic.PushAsync(push);
        await Clinic.EcwAsync($"""update ecw.enc set "startTime" = '16:00:00', "endTime" = '16:15:00' where "encounterID" = {Visit}""");
        await Clinic.SyncAsync();
        (await StatusAsync()).ShouldBe("PEN");
        (await Clinic.AppointmentAsync<string>(Visit, "status")).ShouldBe("CONFIRMED");
    }

    [Fact, Feature("REM-81")]
    public async Task A_pending_answer_is_not_undone_by_a_sync()
    {
        var push = await Clinic.AnswerAsync(Visit, "CONFIRMED", "CONF");
        await Clinic.EcwAsync($"""update ecw.enc set "startTime" = '16:00:00', "endTime" = '16:15:00', "STATUS" = 'R/S' where "encounterID" = {Visit}""");
        await Clinic.SyncAsync(SyncMode.Full);
        (await Clinic.AppointmentAsync<string>(Visit, "status")).ShouldBe("CONFIRMED");
        await Clinic.PushAsync(push);
        (await StateAsync(push)).ShouldBe("DROPPED");
        await Clinic.SyncAsync();
        (await Clinic.AppointmentAsync<string>(Visit, "status")).ShouldBe("RESCHEDULED");
    }

    [Fact, Feature("REM-87")]
    public async Task What_the_EHR_sets_back_after_a_push_is_set_back_here()
    {
        await Clinic.PushAsync(await Clinic.AnswerAsync(Visit, "CONFIRMED", "CONF"));
        await Clinic.EcwAsync($"""update ecw.enc set "STATUS" = 'PEN' where "encounterID" = {Visit}""");
        await Clinic.SyncAsync();
        (await Clinic.AppointmentAsync<string>(Visit, "status")).ShouldBe("UNCONFIRMED");
    }

    [Fact, Feature("REM-88")]
    public async Task An_EHR_that_is_away_gets_the_answer_when_it_is_back()
    {
        var push = await Clinic.AnswerAsync(Visit, "CANCELLED", "CANC");
        await Clinic.Ecw.LeaveAsync();
        await Should.ThrowAsync<EhrException>(() => Clinic.PushAsync(push));
        (await Clinic.TrySyncAsync()).Errors.ShouldHaveSingleItem().Code.ShouldBe("EHR_AWAY");
        (await Clinic.ValueAsync<string>($"select state || attempts from ehr_pushes where id = '{push}'")).ShouldBe("PENDING1");
        await Clinic.Ecw.ReturnAsync();
        await Clinic.PushAsync(push);
        (await StatusAsync()).ShouldBe("CANC");
        (await StateAsync(push)).ShouldBe("DONE");
    }

    private Task<string?> StatusAsync() => Clinic.EcwValueAsync<string>($"""select "STATUS" from ecw.enc where "encounterID" = {Visit}""");

    private Task<string?> StateAsync(Guid push) => Clinic.ValueAsync<string>($"select state from ehr_pushes where id = '{push}'");
}

public sealed class LocalPushTests : PushSuite
{
    protected override Task<EcwClinic> OpenAsync() => LocalEcw.OpenAsync();
}
