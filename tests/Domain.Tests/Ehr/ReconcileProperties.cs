using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Appointments;
using Luma.Domain.Ehr;

namespace Luma.Domain.Tests.Ehr;

public sealed class ReconcileProperties
{
    private static readonly StatusMapping Mapping = StatusMapping.From(new EhrSettings { Deleted = ["DEL"] });
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly Gen<TheirAppointment?> Theirs =
        from code in Gen.Elements("PEN", "CONF", "CANC", "N/S", "R/S", "ARR", "CHK", "DEL", "WHAT", "", null)
        from day in Gen.Choose(0, 3)
        from hour in Gen.Choose(8, 10)
        from there in Gen.Choose(0, 9)
        select there == 0 ? null : Row(code, day, hour);

    private static readonly Gen<AppointmentStatus?> Pending =
        Gen.Elements<AppointmentStatus?>(null, null, AppointmentStatus.Confirmed, AppointmentStatus.Cancelled, AppointmentStatus.Arrived);

    private static readonly Gen<OurAppointment?> Ours =
        from first in Theirs
        from second in Theirs
        from own in Gen.Elements<AppointmentStatus?>(null, AppointmentStatus.Confirmed, AppointmentStatus.Cancelled)
        from marked in Gen.Elements(true, false)
        let seen = Step(second, Step(first, null, null, -20), null, -10)
        select seen is null ? null : seen with { Status = own ?? seen.Status, CountedAsNoShow = marked };

    private static readonly Arbitrary<(TheirAppointment? Theirs, OurAppointment? Ours, AppointmentStatus? Pending)> Cases = (
        from theirs in Theirs
        from ours in Ours
        from pending in Pending
        select (theirs, ours, pending)).ToArbitrary();

    [Fact]
    public void Reconciling_twice_is_reconciling_once() => Holds(@case =>
    {
        var once = Reconcile.Appointment(@case.Theirs, @case.Ours, Mapping, @case.Pending, ReconcileTests.Now);
        var twice = Reconcile.Appointment(@case.Theirs, once.Appointment, Mapping, @case.Ours is null ? null : @case.Pending, ReconcileTests.Now.AddHours(1));
        return twice.Changes == AppointmentChanges.None && twice.Appointment == once.Appointment;
    });

    [Fact, Feature("REM-81")]
    public void A_pending_answer_is_never_undone() => Holds(@case =>
    {
        if (@case.Pending is not { } answer || @case.Ours is null) return true;
        var next = Reconcile.Appointment(@case.Theirs, @case.Ours with { Status = answer }, Mapping, answer, ReconcileTests.Now).Appointment!;
        return next.Status == answer;
    });

    [Fact]
    public void What_the_EHR_said_in_between_leaves_no_trace_but_when_it_was_known() => Holds(@case =>
    {
        // The last word counts, in whatever order the words before it came; known_at alone remembers a reinstatement on the way.
        var detour = Step(@case.Theirs, Step(Row("CONF", 1, 9), @case.Ours, null, 0), null, 1);
        var direct = Step(@case.Theirs, @case.Ours, null, 1);
        if (@case.Theirs is null || direct is null || detour is null || Mapping.Read(@case.Theirs.StatusCode).Deleted) return true;
        return direct.Start == detour.Start && direct.LocalDate == detour.LocalDate && direct.StatusCode == detour.StatusCode && direct.Hash == detour.Hash
            && direct.EhrStatus == detour.EhrStatus && direct.DeletedAt == detour.DeletedAt;
    });

    [Fact]
    public void Our_own_mark_is_never_touched() => Holds(@case =>
        @case.Ours is null
        || Reconcile.Appointment(@case.Theirs, @case.Ours, Mapping, @case.Pending, ReconcileTests.Now).Appointment!.CountedAsNoShow == @case.Ours.CountedAsNoShow);

    private static void Holds(Func<(TheirAppointment? Theirs, OurAppointment? Ours, AppointmentStatus? Pending), bool> property) =>
        Check.One(Many, Prop.ForAll(Cases, property));

    private static OurAppointment? Step(TheirAppointment? theirs, OurAppointment? ours, AppointmentStatus? pending, int hours) =>
        Reconcile.Appointment(theirs, ours, Mapping, pending, ReconcileTests.Now.AddHours(hours)).Appointment;

    private static TheirAppointment Row(string? code, int day, int hour) => ReconcileTests.Theirs(code) with
    {
        Start = new(2026, 12, 7 + day, hour + 8, 0, 0, TimeSpan.Zero),
        LocalDate = new(2026, 12, 7 + day),
        Hash = $"{code} {day} {hour}",
    };
}
