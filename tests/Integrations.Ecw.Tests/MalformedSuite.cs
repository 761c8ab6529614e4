using Luma.Application.Ehr;

namespace Luma.Integrations.Ecw.Tests;

/// <summary>Every column of every table with every kind of nonsense that the site's column takes, each in a row of its own, all in one sync.</summary>
public abstract class MalformedSuite : IAsyncLifetime
{
    private static readonly string[] Nonsense =
    [
        "null", "''", "'   '", "'nonsense'", "repeat('x', 300)", "'0000-00-00'", "'2026-02-31'", "'13/45/2026'", "'-1'", "'99:99'", "'838:59:59'", "'1e9'",
        "'😀 Ünïcode 漢字'", "concat('a', char(9), 'b', char(10), 'c')", "'quote '' and \" and {} and $1'", "'2147483647'",
    ];

    private static readonly Target[] Targets =
    [
        new(EhrFeed.Facilities, "edi_facilities", "Id", "Name AddressLine1 AddressLine2 City State Zip Tel TimeZoneCode DeleteFlag", ("Name", "'Good'")),
        new(EhrFeed.Providers, "users", "uid", "ufname ulname prefix delFlag", ("ulname", "'Good'"), ("UserType", "1")),
        new(EhrFeed.AppointmentTypes, "visitcodes", "CodeId", "Name Description", ("Name", "'Good'")),
        new(EhrFeed.Patients, "users", "uid", "ufname ulname umobileno upPhone uemail dob ptDob sex LANGUAGE preferredname delFlag mdate prefix UserType", ("ulname", "'Good'")),
        new(EhrFeed.Insurances, "insurancedetail", "Id", "pid insid SeqNo subscriberNo groupNo DeleteFlag", ("pid", "1002"), ("insid", "1")),
        new(EhrFeed.Appointments, "enc", "encounterID",
            "patientID date startTime endTime STATUS deleteFlag doctorID ResourceId facilityId VisitType visittypeid encType visitstscodeid arrivedTime",
            ("patientID", "1002"), ("doctorID", "101"), ("date", "'2026-12-09'"), ("startTime", "'10:00:00'"), ("endTime", "'10:15:00'")),
    ];

    private EcwClinic _clinic = null!;

    protected abstract Task<EcwClinic> OpenAsync();

    /// <summary>False where the column's type refuses the value; then there is no such row.</summary>
    protected abstract Task<bool> TryAsync(EcwClinic clinic, string sql);

    public async Task InitializeAsync() => _clinic = await OpenAsync();

    public async Task DisposeAsync() => await _clinic.DisposeAsync();

    [Fact, Feature("REM-16")]
    public async Task A_row_malformed_in_any_column_is_quarantined_alone_or_cleaned()
    {
        await _clinic.EcwAsync("""insert into ecw.insurance ("insId", "insuranceName") select 1, 'Good' where not exists (select 1 from ecw.insurance where "insId" = 1)""");
        var columns = await InsertAsync();
        columns.Count.ShouldBeGreaterThan(400);

        var counts = await _clinic.SyncAsync();
        counts.Kinds[EhrFeed.Appointments].Created.ShouldBeGreaterThan(100);
        var held = (await _clinic.ValueAsync<string[]>("select array_agg(feed || ' ' || ehr_id || ' ' || field) from ehr_quarantine"))!.Select(row => row.Split(' ')).ToList();
        held.Count.ShouldBeGreaterThan(30);
        // Each has its own fault and no other: only rows that we spoilt, and named after the column that we spoilt.
        foreach (var row in held)
        {
            columns.ShouldContainKey((row[0], row[1]));
            Alike(row[2], columns[(row[0], row[1])]).ShouldBeTrue(string.Join(' ', row) + " was spoilt in " + columns[(row[0], row[1])]);
        }

        (await _clinic.SyncAsync(SyncMode.Full)).Total.ShouldBe(new SyncCount(held.Count, 0, 0, 0, held.Count), "nothing flaps");
    }

    /// <summary>A key that nobody has, or a value that another column's check trips over, shows at the column that could not be read.</summary>
    private static bool Alike(string field, string spoilt) =>
        field.Equals(spoilt, StringComparison.OrdinalIgnoreCase) || (spoilt is "startTime" or "date" && field is "endTime") || (field is "visittypeid" && spoilt is "VisitType");

    private async Task<Dictionary<(string Feed, string Id), string>> InsertAsync()
    {
        var columns = new Dictionary<(string, string), string>();
        var inserts = new List<string>();
        var id = 700_000;
        foreach (var target in Targets)
        {
            foreach (var column in target.Columns.Split(' '))
            {
                foreach (var nonsense in Nonsense)
                {
                    columns[(target.Feed, $"{++id}")] = column;
                    var values = target.Good.Where(pair => pair.Column != column).Append((Column: column, Value: nonsense)).Prepend((Column: target.Key, Value: $"{id}")).ToList();
                    inserts.Add($"insert into ecw.{target.Table} ({string.Join(", ", values.Select(value => $"\"{value.Column}\""))}) values ({string.Join(", ", values.Select(value => value.Value))})");
                }
            }
        }

        if (await TryAsync(_clinic, string.Join(";\n", inserts))) return columns;
        foreach (var insert in inserts) await TryAsync(_clinic, insert);
        return columns;
    }

    private sealed record Target(string Feed, string Table, string Key, string Columns, params (string Column, string Value)[] Good);
}

public sealed class LocalMalformedTests : MalformedSuite
{
    protected override Task<EcwClinic> OpenAsync() => LocalEcw.OpenAsync();

    // Statements that the local types refuse, each by itself, inside one statement.
    protected override async Task<bool> TryAsync(EcwClinic clinic, string sql)
    {
        var blocks = sql.Replace("char(", "chr(", StringComparison.Ordinal).Split(";\n").Select(insert => $"begin {insert}; exception when others then null; end;");
        await clinic.EcwAsync($"do $do$ begin {string.Join('\n', blocks)} end $do$");
        return true;
    }
}
