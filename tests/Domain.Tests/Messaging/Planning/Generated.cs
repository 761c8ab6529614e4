using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Reminders;

namespace Luma.Domain.Tests.Messaging.Planning;

/// <summary>Any visit, booking, settings and zone: what properties of planning are tried with.</summary>
internal sealed record Situation(string Zone, DateTimeOffset Visit, int KnownMinutesBefore, ReminderSettings Reminders, DeliverySettings Delivery, ReminderFacts Facts)
{
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public DeliveryCalendar Calendar => Delivery.CalendarIn(TimeZone);

    public Anchor Anchor => new("visit", Visit, Visit.AddMinutes(-KnownMinutesBefore));

    public IReadOnlyList<PlannedMessage> Plan() => Planner.Plan(Anchor, Facts, ReminderCadence.From(Reminders), Calendar);
}

internal static class Generated
{
    public static readonly string[] Zones =
        ["America/New_York", "America/Phoenix", "Pacific/Honolulu", "Europe/London", "Australia/Lord_Howe", "America/Havana", "America/St_Johns"];

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Gen<TimeOnly> Minutes => Gen.Choose(0, 24 * 60 - 1).Select(minute => TimeOnly.MinValue.AddMinutes(minute));

    public static Gen<DateTimeOffset> Moments => Gen.Choose(0, 2 * 365 * 24 * 60).Select(minute => Start.AddMinutes(minute));

    public static Gen<DeliverySettings> Deliveries =>
        from working in Gen.Frequency((3, Gen.Constant(new TimeOnly(9, 0))), (1, Minutes))
        from quiet in Gen.Frequency((3, Gen.Constant((new TimeOnly(21, 0), new TimeOnly(8, 0)))), (1, Minutes.Two().Select(pair => (pair.Item1, pair.Item2))))
        from windows in Gen.Frequency((2, Gen.Constant<IReadOnlyList<SendingWindow>>([])), (1, Windows))
        from sunday in ArbMap.Default.GeneratorFor<bool>()
        from send in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from closed in Gen.Choose(0, 729).Select(day => DateOnly.FromDateTime(Start.DateTime).AddDays(day)).ListOf(40)
        select new DeliverySettings
        {
            WorkingStart = working, QuietStart = quiet.Item1, QuietEnd = quiet.Item2, Windows = windows, SundayToSaturday = sunday,
            SendOnHolidays = send, ExtraHolidays = [.. closed],
        };

    public static Gen<Situation> Situations =>
        from zone in Gen.Elements(Zones)
        from visit in Moments
        from known in Gen.Frequency((2, Gen.Choose(0, 60 * 24 * 60)), (1, Gen.Choose(0, 3 * 24 * 60)))
        from cadence in Gen.Choose(0, 12).NonEmptyListOf()
        from sendTime in Gen.Frequency((2, Gen.Constant<TimeOnly?>(null)), (1, Minutes.Select(time => (TimeOnly?)time)))
        from follow in ArbMap.Default.GeneratorFor<bool>()
        from hours in Minutes.ListOf(3)
        from delivery in Deliveries
        from facts in Facts
        select new Situation(zone, visit, known, new ReminderSettings
        {
            CadenceDays = [.. cadence.Distinct().Take(10)], SendTime = sendTime, CatchUpFollowsWindow = follow, CatchUpHours = [.. hours.Distinct()],
        }, delivery, facts);

    private static Gen<IReadOnlyList<SendingWindow>> Windows =>
        (from days in Gen.Elements(Enum.GetValues<DayOfWeek>()).NonEmptyListOf()
         from bounds in Minutes.Two().Where(pair => pair.Item1 != pair.Item2)
         select new SendingWindow([.. days.Distinct()], Min(bounds.Item1, bounds.Item2), Max(bounds.Item1, bounds.Item2)))
        .ListOf(3).Select(windows => (IReadOnlyList<SendingWindow>)[.. windows]);

    private static Gen<ReminderFacts> Facts =>
        from status in Gen.Elements(AppointmentStatus.Unconfirmed, AppointmentStatus.Unconfirmed, AppointmentStatus.Confirmed)
        from after in Gen.Elements(Enum.GetValues<AfterConfirm>())
        from blocked in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new ReminderFacts(status) { AfterConfirm = after, Blocked = blocked };

    private static TimeOnly Min(TimeOnly a, TimeOnly b) => a < b ? a : b;

    private static TimeOnly Max(TimeOnly a, TimeOnly b) => a < b ? b : a;
}
