using Luma.Domain.Appointments;
using Luma.Domain.Ehr;

namespace Luma.Domain.Tests.Ehr;

public sealed class StatusMappingTests
{
    [Theory, Feature("REM-80", "REM-83", "REM-84", "REM-85", "REM-87")]
    [InlineData("CONF", AppointmentStatus.Confirmed, true)]
    [InlineData(" CONF ", AppointmentStatus.Confirmed, true)]
    [InlineData("CONF2", AppointmentStatus.Unconfirmed, false)]
    [InlineData("conf", AppointmentStatus.Unconfirmed, false)]
    [InlineData("CANC", AppointmentStatus.Cancelled, true)]
    [InlineData("CANCEL", AppointmentStatus.Unconfirmed, false)]
    [InlineData("N/S", AppointmentStatus.NoShow, true)]
    [InlineData("ARR", AppointmentStatus.Arrived, true)]
    [InlineData("CHK", AppointmentStatus.Completed, true)]
    [InlineData("PEN", AppointmentStatus.Unconfirmed, true)]
    [InlineData(null, AppointmentStatus.Unconfirmed, true)]
    public void A_code_is_read_whole(string? code, AppointmentStatus status, bool mapped) =>
        StatusMapping.From(new EhrSettings()).Read(code).ShouldBe(new StatusMeaning(status, false, mapped));

    [Fact, Feature("REM-80")]
    public void A_custom_code_gets_the_status_it_is_given()
    {
        var mapping = StatusMapping.From(new EhrSettings { Custom = new Dictionary<string, string> { ["TELEOK"] = "confirmed", ["WO"] = "noShow", ["DEL"] = "deleted" } });
        mapping.Read("TELEOK").Status.ShouldBe(AppointmentStatus.Confirmed);
        mapping.Read("WO").Status.ShouldBe(AppointmentStatus.NoShow);
        mapping.Read("DEL").Deleted.ShouldBeTrue();
    }

    [Fact, Feature("REM-80")]
    public void One_code_under_two_statuses_is_refused_with_both_places()
    {
        var problem = StatusMapping.Check(new EhrSettings { Cancelled = ["CANC", "CONF"] }).ShouldHaveSingleItem();
        problem.Key.ShouldBe("ehr.status.cancelled");
        problem.Reason.ShouldContain("ehr.status.confirmed");
    }

    [Theory, Feature("REM-83", "REM-88")]
    [InlineData("CONF (Confirmed)")]
    [InlineData("")]
    [InlineData("A\tB")]
    [InlineData("THIS-IS-FAR-TOO-LONG-TO-BE-A-CODE-OF-ANY-EHR")]
    public void What_is_no_code_is_refused(string code)
    {
        StatusMapping.Check(new EhrSettings { Confirmed = [code] }).ShouldNotBeEmpty();
        StatusMapping.Check(new EhrSettings { PushCancelled = code }).ShouldHaveSingleItem().Key.ShouldBe("ehr.push.cancelled");
    }
}
