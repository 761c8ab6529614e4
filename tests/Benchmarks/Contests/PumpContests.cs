using System.Globalization;
using Luma.BuildingBlocks.Messaging;
using Luma.Infrastructure.Messaging.Pump;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Luma.Benchmarks;

/// <summary>Due messages: gated, rendered, handed to a vendor that answers at once, settled. Beside the same number of empty jobs, and with little and
/// with much stored that is not due.</summary>
internal static class PumpContests
{
    private const int Little = 10_000;

    public static async Task<IReadOnlyList<Reading>> RunAsync(Ground ground)
    {
        var (messages, stored) = (ground.Sizes.Messages, ground.Sizes.Stored);
        var jobs = await ground.CreateDatabaseAsync();
        await Ground.RunAsync(jobs, MessagingSchema.Sql);
        await using var source = NpgsqlDataSource.Create(jobs);
        await using var services = JobContests.Services(source);

        var small = await ground.CreateLumaAsync();
        await StoreAsync(small, Little);
        await using var clinic = new Clinic(small);
        var readings = (await Contests.RunAsync(new("Pump: due to settled", "messages/s", true, 0.4,
        [
            new("Luma", () => PumpAsync(small, clinic, messages)),
            new("empty jobs (Luma messaging)", async () =>
            {
                await JobContests.EnqueueAsync(source, services.GetRequiredService<MessageTypes>(), messages);
                return messages / await Ground.SecondsAsync(jobs, () => services.GetRequiredService<MessageProcessor>().DrainAsync(CancellationToken.None));
            }),
        ]))).ToList();

        var large = await ground.CreateLumaAsync();
        await StoreAsync(large, stored);
        await using var full = new Clinic(large);
        readings.AddRange(await Contests.RunAsync(new(string.Create(CultureInfo.InvariantCulture, $"Pump: {stored:#,0} stored messages against {Little:#,0}"), "messages/s", true, 0.9,
        [
            new("much stored", () => PumpAsync(large, full, messages)),
            new("little stored", () => PumpAsync(small, clinic, messages)),
        ])));
        readings.AddRange(await Contests.RunAsync(new("Pump: a look when nothing is due", "ms", false, null,
        [
            new("much stored", () => LookAsync(large, full)),
            new("little stored", () => LookAsync(small, clinic)),
        ])));
        return readings;
    }

    private static async Task<double> PumpAsync(string database, Clinic clinic, int messages)
    {
        await DueAsync(database, messages);
        var pump = clinic.Get<MessagePump>();
        var seconds = await Ground.SecondsAsync(database, () => pump.DrainAsync(CancellationToken.None));
        var sent = await Ground.ValueAsync<long>(database, "select count(*) from outbound_messages where automation = 'bench' and state = 'SENT'");
        if (sent != messages) throw new InvalidOperationException($"Only {sent} of {messages} were sent.");
        return messages / seconds;
    }

    private static async Task<double> LookAsync(string database, Clinic clinic)
    {
        const int Looks = 50;
        var pump = clinic.Get<MessagePump>();
        return await Ground.SecondsAsync(database, async () =>
        {
            for (var i = 0; i < Looks; i++) await pump.RunOnceAsync(CancellationToken.None);
        }) * 1000 / Looks;
    }

    /// <summary>Reminders that are due now, each for a visit in two days of a patient of their own.</summary>
    private static Task DueAsync(string database, int count) => Ground.RunAsync(database, $"""
        update outbound_messages set automation = 'past', step = id::text where automation = 'bench';
        create temporary table due on commit drop as select n, gen_random_uuid() patient, gen_random_uuid() visit, gen_random_uuid() message
            from generate_series(1, {count}) n;
        insert into patients (id, account_id, first_name, last_name, created_at, updated_at)
            select patient, '{Clinic.Account}', 'Pat' || n, 'Vela', now(), now() from due;
        insert into patient_contacts (id, account_id, patient_id, kind, value, created_at, updated_at)
            select gen_random_uuid(), '{Clinic.Account}', patient, 'MOBILE', '+1' || (2000000000 + floor(random() * 7999999999)::bigint), now(), now() from due;
        insert into appointments (id, account_id, patient_id, start, local_date, duration_minutes, status, known_at, created_at, updated_at)
            select visit, '{Clinic.Account}', patient, '{Clinic.Now.AddDays(2):O}', '2026-12-03', 15, 'UNCONFIRMED', now(), now(), now() from due;
        insert into outbound_messages (id, account_id, patient_id, appointment_id, purpose, automation, step, anchor, template, planned_for, due_at, state,
                created_at, updated_at)
            select message, '{Clinic.Account}', patient, visit, 'REMINDER', 'bench', '2d', visit::text, 'reminder', '{Clinic.Now:O}', '{Clinic.Now:O}',
                'PLANNED', now(), now() from due;
        """);

    /// <summary>What a clinic has after years: nine in ten settled, one in ten planned for later. Of patients who have nothing due.</summary>
    private static async Task StoreAsync(string database, int count)
    {
        await Ground.RunAsync(database, $"""
            insert into patients (id, account_id, first_name, last_name, created_at, updated_at)
                select md5('p' || n)::uuid, '{Clinic.Account}', 'Old', 'Vela', now(), now() from generate_series(1, {Math.Max(1, count / 50)}) n;
            insert into outbound_messages (id, account_id, patient_id, purpose, automation, step, anchor, template, channel, to_value, from_value, language,
                    body, planned_for, due_at, state, attempt, sent_at, created_at, updated_at)
                select gen_random_uuid(), '{Clinic.Account}', md5('p' || 1 + n % {Math.Max(1, count / 50)})::uuid, 'REMINDER', 'old', '2d', n::text, 'reminder',
                    'SMS', '+1' || (2000000000 + n), '+12025550100', 'en', 'Bench Clinic: a reminder of the usual length, with a name, a day and an hour in it.',
                    t, t, case when t > '{Clinic.Now:O}' then 'PLANNED' else 'DELIVERED' end, 1, case when t > '{Clinic.Now:O}' then null else t end, t, t
                from generate_series(1, {count}) n, lateral (select '{Clinic.Now:O}'::timestamptz + (n - {count} * 0.9) * interval '10 seconds') moment (t);
            """);
        await Ground.RunAsync(database, "vacuum analyze");
    }
}
