using Luma.Application.Ehr;
using Luma.BuildingBlocks.Mediator;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Ehr;
using Luma.Integrations.Ecw.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Luma.Benchmarks;

/// <summary>eCW in local tables, so that our part is measured and not a network: the first import beside COPY, a look at nothing new beside an upsert that
/// changes nothing, and the planning of what came in beside COPY.</summary>
internal static class EhrContests
{
    public static async Task<IReadOnlyList<Reading>> RunAsync(Ground ground)
    {
        var readings = new List<Reading>(await ImportAsync(ground));
        readings.AddRange(await IncrementalAsync(ground));
        readings.AddRange(await PlanningAsync(ground));
        return readings;
    }

    private static async Task<IReadOnlyList<Reading>> ImportAsync(Ground ground)
    {
        var (rows, pattern) = (ground.Sizes.Import, await EcwAsync(ground, ground.Sizes.Import));
        await Ground.RunAsync(pattern, "create table copied (like appointments including indexes)");
        byte[]? stream = null;
        return await Contests.RunAsync(new("EHR: full import", "appointments/s", true, 0.6,
        [
            new("Luma", async () =>
            {
                await Ground.RunAsync(pattern, "truncate appointments, patients, patient_contacts, providers, facilities, appointment_types, ehr_feeds, messaging.messages cascade");
                var seconds = await Ground.SecondsAsync(pattern, () => SyncAsync(pattern, SyncMode.Full, rows));
                await Ground.RunAsync(pattern, "vacuum analyze appointments");
                return rows / seconds;
            }),
            new("binary COPY", async () =>
            {
                stream ??= await ReadAsync(pattern, "copy (select * from appointments) to stdout (format binary)");
                await Ground.RunAsync(pattern, "truncate copied");
                return rows / await Ground.SecondsAsync(pattern, () => WriteAsync(pattern, "copy copied from stdin (format binary)", stream));
            }),
        ]) { WarmUp = false, Rounds = rows > 100_000 ? 2 : 3 });
    }

    private static async Task<IReadOnlyList<Reading>> IncrementalAsync(Ground ground)
    {
        var (rows, database) = (ground.Sizes.Future, await EcwAsync(ground, ground.Sizes.Future));
        await SyncAsync(database, SyncMode.Full, rows);
        await Ground.RunAsync(database, """
            create table upserted (like appointments including indexes);
            insert into upserted select * from appointments;
            create unlogged table staged as select * from appointments;
            """);
        await Ground.RunAsync(database, "vacuum analyze");
        await using var clinic = new Clinic(database);
        return await Contests.RunAsync(new("EHR: incremental, nothing changed", "appointments/s", true, 1,
        [
            new("Luma", async () => rows / await Ground.SecondsAsync(database, () => SyncAsync(clinic, SyncMode.Incremental))),
            new("upsert from staging", async () => rows / await Ground.SecondsAsync(database, () => Ground.RunAsync(database, """
                insert into upserted select * from staged
                on conflict (id) do update set start = excluded.start, status = excluded.status, duration_minutes = excluded.duration_minutes,
                    provider_id = excluded.provider_id, facility_id = excluded.facility_id, appointment_type_id = excluded.appointment_type_id
                where (upserted.start, upserted.status, upserted.duration_minutes, upserted.provider_id, upserted.facility_id, upserted.appointment_type_id)
                    is distinct from (excluded.start, excluded.status, excluded.duration_minutes, excluded.provider_id, excluded.facility_id, excluded.appointment_type_id)
                """))),
        ]));
    }

    private static async Task<IReadOnlyList<Reading>> PlanningAsync(Ground ground)
    {
        var (visits, database) = (ground.Sizes.Future, await EcwAsync(ground, ground.Sizes.Future));
        await SyncAsync(database, SyncMode.Full, visits);
        await Ground.RunAsync(database, "create table planned (like outbound_messages including indexes); create table again as select * from messaging.messages");
        await using var clinic = new Clinic(database);
        byte[]? stream = null;
        var messages = 0L;
        return await Contests.RunAsync(new("Planning of new visits", "messages/s", true, 0.33,
        [
            new("Luma", async () =>
            {
                await Ground.RunAsync(database, """
                    truncate outbound_messages cascade; truncate messaging.messages;
                    insert into messaging.messages overriding system value select * from again; analyze messaging.messages
                    """);
                var seconds = await Ground.SecondsAsync(database, () => clinic.Get<MessageProcessor>().DrainAsync(CancellationToken.None));
                messages = await Ground.ValueAsync<long>(database, "select count(*) from outbound_messages");
                return messages / seconds;
            }),
            new("binary COPY", async () =>
            {
                stream ??= await ReadAsync(database, "copy (select * from outbound_messages) to stdout (format binary)");
                await Ground.RunAsync(database, "truncate planned");
                return messages / await Ground.SecondsAsync(database, () => WriteAsync(database, "copy planned from stdin (format binary)", stream));
            }),
        ]) { WarmUp = false });
    }

    /// <summary>eCW's tables with appointments over the next half year: ten a patient, two hundred providers, twenty facilities, thirty types.</summary>
    private static async Task<string> EcwAsync(Ground ground, int appointments)
    {
        var database = await ground.CreateLumaAsync();
        var patients = Math.Max(1, appointments / 10);
        await using var source = NpgsqlDataSource.Create(database);
        await EcwSandbox.ResetAsync(source, CancellationToken.None);
        await Ground.RunAsync(database, $"""
            truncate ecw."enc", ecw."users", ecw."patients", ecw."doctors", ecw."edi_facilities", ecw."visitcodes", ecw."visitcodesdetails", ecw."insurancedetail";
            insert into ecw."edi_facilities" ("Id", "Name", "TimeZoneCode") select n, 'Facility ' || n, 'EST' from generate_series(1, 20) n;
            insert into ecw."visitcodes" ("CodeId", "Name") select n, 'Type ' || n from generate_series(1, 30) n;
            insert into ecw."users" ("uid", "ufname", "ulname", "UserType") select n, 'Doc', 'Tor' || n, 1 from generate_series(1, 200) n;
            insert into ecw."doctors" ("doctorID") select n from generate_series(1, 200) n;
            insert into ecw."users" ("uid", "ufname", "ulname", "UserType", "umobileno", "dob", "mdate")
                select 1000 + n, 'Pat' || n, 'Vela', 3, '303' || lpad(n::text, 7, '0'), '01/02/1980', '2026-01-01' from generate_series(1, {patients}) n;
            insert into ecw."patients" ("pid", "ControlNo") select 1000 + n, 'C' || n from generate_series(1, {patients}) n;
            insert into ecw."enc" ("encounterID", "patientID", "doctorID", "facilityId", "date", "startTime", "endTime", "VisitType", "visittypeid", "STATUS")
                select n, 1001 + n % {patients}, 1 + n % 200, 1 + n % 20, to_char(date '2026-12-02' + (n % 190), 'YYYY-MM-DD'),
                    to_char(time '08:00' + (n % 540) * interval '1 minute', 'HH24:MI:SS'), to_char(time '08:15' + (n % 540) * interval '1 minute', 'HH24:MI:SS'),
                    'Type ' || 1 + n % 30, 1 + n % 30, 'PEN'
                from generate_series(1, {appointments}) n;
            grant usage on schema ecw to luma_app;
            grant select, update on all tables in schema ecw to luma_app;
            """);
        await Ground.RunAsync(database, "vacuum analyze");
        return database;
    }

    private static async Task SyncAsync(string database, SyncMode mode, int rows)
    {
        await using var clinic = new Clinic(database);
        await SyncAsync(clinic, mode);
        var read = await Ground.ValueAsync<long>(database, "select count(*) from appointments");
        if (read != rows) throw new InvalidOperationException($"{read} of {rows} appointments came in.");
    }

    private static Task SyncAsync(Clinic clinic, SyncMode mode) => clinic.InScopeAsync(async services =>
    {
        var result = await services.GetRequiredService<ISender>().Send(new SyncEhr(Clinic.Account, mode));
        return result.Succeeded ? true : throw new InvalidOperationException(result.Errors[0].Message);
    });

    private static async Task<byte[]> ReadAsync(string database, string copy)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var from = await connection.BeginRawBinaryCopyAsync(copy);
        using var bytes = new MemoryStream();
        await from.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task WriteAsync(string database, string copy, byte[] bytes)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var to = await connection.BeginRawBinaryCopyAsync(copy);
        await to.WriteAsync(bytes);
    }
}
