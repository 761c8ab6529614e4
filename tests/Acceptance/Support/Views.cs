using System.Globalization;

namespace Luma.Acceptance.Support;

/// <summary>A patient as the tests register one in eCW.</summary>
public sealed record Person(string First, string Last)
{
    public string? Mobile { get; init; }

    public string? Landline { get; init; }

    public string? Email { get; init; }

    public string Language { get; init; } = "English";

    /// <summary>Given by eCW.</summary>
    public long Id { get; init; }

    public string Phone => "+1" + Mobile!.Replace("-", "", StringComparison.Ordinal);

    public string LandlinePhone => "+1" + Landline!.Replace("-", "", StringComparison.Ordinal);
}

/// <summary>What a vendor was asked to deliver.</summary>
public sealed record Delivered(string Id, string Channel, string From, string To, string? Subject, string Body, string? Html, DateTimeOffset At, string Status)
{
    public string Moment => Clinic.Local(At);
}

public sealed record Page<T>(IReadOnlyList<T> Items);

public sealed record Named(Guid Id, string Name);

public sealed record Attempt(string Channel, string To, string Outcome, string? ErrorCode, DateTimeOffset At);

public sealed record Line(string Rule, string Outcome, string? Detail);

public sealed record Planned(
    Guid Id, string Purpose, string Step, string? Channel, string State, string? Reason, string? To, string? Body, DateTimeOffset DueAt,
    IReadOnlyList<Attempt> Attempts, IReadOnlyList<Line> Explanation)
{
    /// <summary>In one line, as a test that fails prints it.</summary>
    public override string ToString() => $"{Step} {State}{(Reason is null ? "" : $" ({Reason})")} {Clinic.Local(DueAt)}";
}

public sealed record Visit(
    Guid Id, string EhrId, string Status, string? EhrStatusCode, DateTimeOffset Start, Named? Provider, Named? Facility, IReadOnlyList<Planned> Messages)
{
    public IReadOnlyList<Planned> Reminders => [.. Messages.Where(message => message.Purpose != "REPLY").OrderBy(message => message.DueAt)];

    /// <summary>The reminders, one line each, by time.</summary>
    public IReadOnlyList<string> Plan => [.. Reminders.Select(message => message.ToString())];

    public Planned Step(string step) => Messages.Where(message => message.Step == step).ShouldHaveSingleItem();
}

public sealed record Contact(string Kind, string Value, bool Active, bool Valid);

public sealed record Patient(Guid Id, string EhrId, string FirstName, IReadOnlyList<Contact> Contacts, bool DoNotContact);

public sealed record Entry(string Direction, string Body, string? Meaning);

public sealed record Conversation(Guid Id, string ContactValue, bool NeedsPerson, string Queue, IReadOnlyList<Entry> Entries);

/// <summary>The seeded clinic's own clock time; its day begins on Tuesday, 1 December 2026, at 8.</summary>
public static class Clinic
{
    public const string Number = "+18885550100";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>Month, day and time, for example <c>12-04 14:30</c>.</summary>
    public static string Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
