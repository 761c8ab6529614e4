using Luma.Domain.Common;

namespace Luma.Domain.Messaging.Planning;

/// <summary>Moves a nominal moment into the allowed hours and days before an anchor.</summary>
public static class Fit
{
    /// <summary>The moment, or the reason why none is left.</summary>
    public readonly record struct Fitted(DateTimeOffset? At, Reason? Missed, bool DayMoved);

    /// <param name="notBefore">Since when the anchor is known; an earlier moment is missed, not sent late (REM-03).</param>
    /// <param name="anchorAt">The visit's start: nothing goes at or after it.</param>
    public static Fitted IntoHours(DateTimeOffset nominal, DateTimeOffset notBefore, DateTimeOffset anchorAt, DeliveryCalendar calendar)
    {
        var zone = calendar.Zone;
        var time = nominal.TimeIn(zone);
        var wanted = nominal.DayIn(zone);
        var day = calendar.IsShiftedSunday(wanted) ? wanted.AddDays(-1) : wanted;

        if (calendar.IsHoliday(day))
        {
            if (nominal < notBefore) return Miss(Reasons.PastWhenKnown);
            if (OtherDay(day, time, notBefore, anchorAt, calendar) is not { } other) return Miss(Reasons.Holiday);
            day = other;
        }

        var moment = day == wanted ? nominal : zone.At(day, time);
        if (!calendar.HoursAllow(moment))
        {
            if (calendar.NextAllowed(moment, anchorAt) is { } next) moment = next;
            else if (calendar.Windows.Count > 0) return Miss(Reasons.OutsideWindow);
            else if (calendar.LastAllowed(moment, notBefore) is { } last) moment = last;
            else return Miss(moment < notBefore ? Reasons.PastWhenKnown : Reasons.QuietHours);
        }

        if (moment < notBefore) return Miss(Reasons.PastWhenKnown);
        if (moment >= anchorAt) return Miss(Reasons.AppointmentStarted);
        return new(moment, null, moment.DayIn(zone) != wanted);
    }

    // REM-13: the nearest earlier open day still ahead, then later ones strictly before the visit's day, at the same clock time.
    private static DateOnly? OtherDay(DateOnly holiday, TimeOnly time, DateTimeOffset notBefore, DateTimeOffset anchorAt, DeliveryCalendar calendar)
    {
        for (var day = holiday.AddDays(-1); calendar.Zone.At(day, time) >= notBefore; day = day.AddDays(-1))
            if (!calendar.IsClosed(day)) return day;
        for (var day = holiday.AddDays(1); day < anchorAt.DayIn(calendar.Zone); day = day.AddDays(1))
            if (!calendar.IsClosed(day)) return day;
        return null;
    }

    private static Fitted Miss(Reason reason) => new(null, reason, false);
}
