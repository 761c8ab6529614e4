using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Reminders;
using Luma.Domain.Tests.Messaging.Planning;

namespace Luma.Domain.Tests.Reminders;

public class ReminderRulesTests
{
    [Theory]
    [Feature("REM-07", "REM-27", "REM-69")]
    [InlineData(AppointmentStatus.Confirmed, AfterConfirm.FinalOnly, "2d")]
    [InlineData(AppointmentStatus.Confirmed, AfterConfirm.SkipAll, "")]
    [InlineData(AppointmentStatus.Confirmed, AfterConfirm.SendAll, "7d 5d 2d")]
    [InlineData(AppointmentStatus.Unconfirmed, AfterConfirm.FinalOnly, "7d 5d 2d")]
    [InlineData(AppointmentStatus.Unconfirmed, AfterConfirm.SkipAll, "7d 5d 2d")]
    [InlineData(AppointmentStatus.Cancelled, AfterConfirm.SendAll, "")]
    public void What_still_goes_after_an_answer_follows_the_setting(AppointmentStatus status, AfterConfirm afterConfirm, string sent) =>
        Sent(new(status) { AfterConfirm = afterConfirm }).ShouldBe(sent);

    [Theory]
    [Feature("REM-24")]
    [InlineData(true, SendFor.First, "7d 5d 2d")]
    [InlineData(false, SendFor.First, "")]
    [InlineData(false, SendFor.All, "7d 5d 2d")]
    public void Of_several_visits_a_day_the_first_is_reminded_of_or_all(bool first, SendFor sendFor, string sent) =>
        Sent(new(AppointmentStatus.Unconfirmed) { FirstOfDay = first, SendFor = sendFor }).ShouldBe(sent);

    [Fact]
    public void A_visit_that_is_not_the_days_first_says_so() =>
        Clinic.Plan("2026-03-20 14:20", "2026-03-10 08:00", facts: new(AppointmentStatus.Unconfirmed) { FirstOfDay = false })
            .ShouldAllBe(message => message.Skip == Reasons.NotFirstOfDay);

    private static string Sent(ReminderFacts facts) => string.Join(
        ' ', Clinic.Plan("2026-03-20 14:20", "2026-03-10 08:00", facts: facts).Where(message => message.Skip is null).Select(message => message.Step.Name));
}
