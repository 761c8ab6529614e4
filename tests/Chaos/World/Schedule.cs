using System.Globalization;
using Luma.Integrations.Ecw.Sandbox;
using Npgsql;

namespace Luma.Chaos.World;

/// <summary>A visit of a patient of its own, and when its reminders must go out, worked out here and not by the product.</summary>
internal sealed record Visit(int Number, DateTime Local, params IReadOnlyList<int> DaysBefore)
{
    // 9,000 lines of exchange 555 in each area, above those of the seeded patients.
    private static readonly int[] Areas = [213, 310, 408, 415, 510, 559, 619, 626, 650, 661, 707, 714];
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(SandboxClinic.TimeZone);

    public string Phone => string.Create(CultureInfo.InvariantCulture, $"+1{Areas[Number / 9000]}555{1000 + (Number % 9000)}");

    public IReadOnlyList<DateTimeOffset> Due => [.. DaysBefore.Select(days => Instant(Local.AddDays(-days)))];

    /// <summary>A time that does not exist is an hour later, one that exists twice is the first.</summary>
    public static DateTimeOffset Instant(DateTime local)
    {
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

/// <summary>Writes patients and visits into the clinic's eCW.</summary>
internal static class Schedule
{
    private const int FirstId = 100_001;

    public static async Task WriteAsync(NpgsqlDataSource clinic, IReadOnlyList<Visit> visits)
    {
        await using var batch = clinic.CreateBatch();
        // Patients before their users, whose mark of change is given: having triggers work it out for each row would read the table as often.
        Add(batch, visits, """insert into ecw."patients" ("pid", "ControlNo", "doctorId") select id, 'C' || id, 101 from rows""");
        Add(batch, visits, """
            insert into ecw."users" ("uid", "ufname", "ulname", "UserType", "umobileno", "dob", "ptDob", "LANGUAGE", "primaryservicelocation", "mdate")
            select id, 'Pat', 'Number' || id, 3, phone, '04/02/1980', '1980-04-02', 'English', 1, localtimestamp(0) from rows
            """);
        Add(batch, visits, """
            insert into ecw."enc" ("patientID", "doctorID", "ResourceId", "facilityId", "date", "startTime", "VisitType", "visittypeid", "STATUS", "reason")
            select id, 101, 101, 1, day, time, 'FU', 1, 'PEN', 'check' from rows
            """);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>What would slow a run of thousands, or keep its messages for hours that the run does not have.</summary>
    public static async Task TuneAsync(NpgsqlDataSource clinic)
    {
        await using var batch = clinic.CreateBatch();
        batch.BatchCommands.Add(new("update sending_numbers set messages_per_second = 100000"));
        Set(batch, "delivery", "delivery.workingHours.start", "\"00:00\"");
        Set(batch, "delivery", "delivery.quietHours.start", "\"08:00\"");
        Set(batch, "delivery", "delivery.quietHours.end", "\"08:00\"");
        Set(batch, "delivery", "delivery.holidays.send", "true");
        await batch.ExecuteNonQueryAsync();
    }

    private static void Set(NpgsqlBatch batch, string product, string key, string json) => batch.BatchCommands.Add(new("""
        insert into setting_overrides (account_id, product, scope_kind, scope_id, key, value, updated_at, updated_by)
        values ($1, $2, 'ACCOUNT', $1, $3, $4::jsonb, now(), 'chaos')
        """)
    {
        Parameters = { new() { Value = SandboxClinic.AccountId }, new() { Value = product }, new() { Value = key }, new() { Value = json } },
    });

    private static void Add(NpgsqlBatch batch, IReadOnlyList<Visit> visits, string insert) => batch.BatchCommands.Add(
        new($"with rows as (select * from unnest($1, $2, $3, $4) as r (id, phone, day, time)) {insert}")
        {
            Parameters =
            {
                new() { Value = visits.Select(visit => FirstId + visit.Number).ToArray() },
                new() { Value = visits.Select(visit => visit.Phone).ToArray() },
                new() { Value = visits.Select(visit => visit.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray() },
                new() { Value = visits.Select(visit => visit.Local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)).ToArray() },
            },
        });
}
