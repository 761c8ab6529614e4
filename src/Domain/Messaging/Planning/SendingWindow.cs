namespace Luma.Domain.Messaging.Planning;

/// <summary>Weekdays and hours in which messages may go; both bounds count as inside (REM-14).</summary>
public sealed record SendingWindow(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    public bool Covers(DayOfWeek day) => Days.Contains(day);
}
