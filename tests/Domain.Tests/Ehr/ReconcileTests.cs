using Luma.Domain.Appointments;
using Luma.Domain.Ehr;

namespace Luma.Domain.Tests.Ehr;

public sealed class ReconcileTests
{
    internal static readonly DateTimeOffset Now = new(2026, 12, 1, 16, 0, 0, TimeSpan.Zero);
    internal static readonly Guid Patient = new("00000000-0000-7000-8000-000000000001");
    private static readonly StatusMapping Mapping = StatusMapping.From(new EhrSettings { Deleted = ["DEL"] });

    [Theory, Feature("REM-81", "REM-87")]
    [InlineData("PEN", "PEN", AppointmentStatus.Unconfirmed, AppointmentStatus.Unconfirmed)]
    [InlineData("PEN", "CONF", AppointmentStatus.Unconfirmed, AppointmentStatus.Confirmed)]
    [InlineData("CONF", "CANC", AppointmentStatus.Confirmed, AppointmentStatus.Cancelled)]
    [InlineData("CONF", "PEN", AppointmentStatus.Confirmed, AppointmentStatus.Unconfirmed)]
    [InlineData("PEN", "PEN", AppointmentStatus.Confirmed, AppointmentStatus.Confirmed)] // an answer that is not pushed stands
    [InlineData("PEN", "ARR", AppointmentStatus.Confirmed, AppointmentStatus.Arrived)]
    [InlineData("PEN", "WHAT", AppointmentStatus.Unconfirmed, AppointmentStatus.Unconfirmed)]
    public void The_EHRs_news_replaces_ours(string before, string after, AppointmentStatus ours, AppointmentStatus expected)
    {
        var next = Reconcile.Appointment(Theirs(after), Ours(before) with { Status = ours }, Mapping, null, Now);
        next.Appointment!.Status.ShouldBe(expected);
        next.Changes.HasFlag(AppointmentChanges.StatusChanged).ShouldBe(expected != ours || before != after);
    }

    [Fact, Feature("REM-81")]
    public void A_pending_answer_stands_and_the_row_is_looked_at_again()
    {
        var ours = Ours("PEN") with { Status = AppointmentStatus.Confirmed };
        var next = Reconcile.Appointment(Theirs("CANC"), ours, Mapping, AppointmentStatus.Confirmed, Now).Appointment!;
        next.Status.ShouldBe(AppointmentStatus.Confirmed);
        next.Hash.ShouldBeNull();
        Reconcile.Appointment(Theirs("CANC"), next, Mapping, null, Now).Appointment!.Status.ShouldBe(AppointmentStatus.Cancelled);
    }

    [Fact]
    public void A_visit_is_known_anew_when_it_moves_to_another_day_or_is_reinstated_but_not_within_the_day()
    {
        var ours = Ours("PEN");
        KnownAt(Theirs("PEN") with { Start = ours.Start.AddHours(1) }, ours).ShouldBe(ours.KnownAt);
        KnownAt(Theirs("PEN") with { Start = ours.Start.AddDays(1), LocalDate = ours.LocalDate.AddDays(1) }, ours).ShouldBe(Now);
        KnownAt(Theirs("PEN"), Ours("CANC")).ShouldBe(Now);
        KnownAt(Theirs("PEN"), ours with { DeletedAt = Now.AddDays(-1) }).ShouldBe(Now);
        KnownAt(Theirs("CANC"), ours).ShouldBe(ours.KnownAt);

        static DateTimeOffset KnownAt(TheirAppointment theirs, OurAppointment ours) => Reconcile.Appointment(theirs, ours, Mapping, null, Now).Appointment!.KnownAt;
    }

    [Fact, Feature("REM-86")]
    public void A_deleted_row_takes_ours_away_and_a_restored_one_brings_it_back()
    {
        var gone = Reconcile.Appointment(Theirs("DEL"), Ours("PEN"), Mapping, null, Now);
        gone.Changes.ShouldBe(AppointmentChanges.Deleted);
        gone.Appointment!.DeletedAt.ShouldBe(Now);
        Reconcile.Appointment(null, gone.Appointment, Mapping, null, Now).Changes.ShouldBe(AppointmentChanges.None);
        var back = Reconcile.Appointment(Theirs("PEN"), gone.Appointment, Mapping, null, Now);
        back.Changes.ShouldBe(AppointmentChanges.Restored);
        back.Appointment!.DeletedAt.ShouldBeNull();
    }

    [Fact]
    public void A_confirmation_does_not_carry_over_to_another_day()
    {
        var ours = Ours("PEN") with { Status = AppointmentStatus.Confirmed };
        var moved = Theirs("PEN") with { Start = ours.Start.AddDays(2), LocalDate = ours.LocalDate.AddDays(2) };
        Reconcile.Appointment(moved, ours, Mapping, null, Now).Appointment!.Status.ShouldBe(AppointmentStatus.Unconfirmed);
    }

    [Fact, Feature("REM-85")]
    public void Our_own_no_show_mark_survives() =>
        Reconcile.Appointment(Theirs("N/S"), Ours("CANC") with { CountedAsNoShow = true }, Mapping, null, Now).Appointment!.CountedAsNoShow.ShouldBeTrue();

    internal static TheirAppointment Theirs(string? code) =>
        new(code, Patient, null, null, null, new(2026, 12, 9, 17, 0, 0, TimeSpan.Zero), new(2026, 12, 9), 15, "hash of " + code);

    private static OurAppointment Ours(string code) =>
        Reconcile.Appointment(Theirs(code), null, Mapping, null, Now.AddDays(-20)).Appointment!;
}
