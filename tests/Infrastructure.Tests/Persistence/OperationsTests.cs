using Luma.BuildingBlocks.Messaging;
using Luma.Infrastructure.Persistence;
using Luma.Infrastructure.Tests.Messaging.Hosting;
using Luma.Infrastructure.Tests.Pump;

namespace Luma.Infrastructure.Tests.Persistence;

/// <summary>What operators see and what keeps itself in order.</summary>
public sealed class OperationsTests : PumpClinic
{
    [Fact]
    public async Task Vital_signs_count_what_is_due_and_how_old_it_is_over_all_tenants()
    {
        var vitals = Luma.Get<Vitals>();
        (await vitals.TakeAsync(default)).ShouldBe(new VitalSigns(new(0, TimeSpan.Zero), new(0, TimeSpan.Zero), 0, null));

        await DueAsync(3);
        await RunAsync($"""
            insert into ehr_feeds (account_id, feed, last_finished_at) values
                ('{Account}', 'patients', '{Clock.GetUtcNow():O}'), ('{Account}', 'appointments', '{Clock.GetUtcNow().AddMinutes(-30):O}');
            insert into messaging.messages (id, name, body, due_at, enqueued_at, tenant)
            values (gen_random_uuid(), 'x', 'null', '{Clock.GetUtcNow():O}', now(), '{Account}');
            insert into messaging.dead_letters (id, name, body, due_at, enqueued_at, tenant, attempts, reason, died_at)
            values (gen_random_uuid(), 'x', 'null', now(), now(), '{Account}', 1, 'why', now());
            """);
        Clock.Advance(TimeSpan.FromMinutes(7));

        var signs = await vitals.TakeAsync(default);
        signs.Outbound.ShouldBe(new(3, TimeSpan.FromMinutes(7)));
        signs.Queue.ShouldBe(new(1, TimeSpan.FromMinutes(7)));
        signs.DeadLetters.ShouldBe(1);
        signs.EhrLag.ShouldBe(TimeSpan.FromMinutes(37), "the feed that is worst off counts");
    }

    [Fact]
    public async Task Months_are_there_before_their_first_row()
    {
        var processor = Luma.Get<MessageProcessor>();
        await processor.DrainAsync(default);
        Clock.Advance(TimeSpan.FromDays(900));
        await processor.DrainAsync(default);

        var last = Clock.GetUtcNow().AddMonths(KeepPartitions.Ahead - 1);
        foreach (var table in new[] { "audit_entries", "delivery_attempts", "conversation_entries" })
            (await ValueAsync<string>($"select to_regclass('{table}_{last:yyyyMM}')::text")).ShouldNotBeNull(table);
    }

    [Fact]
    public async Task A_message_that_names_no_tenant_is_not_handled_as_somebodys()
    {
        await RunAsync($$"""
            insert into messaging.messages (id, name, body, due_at, enqueued_at, tenant)
            values (gen_random_uuid(), 'appointments.changed', '{"appointmentIds": []}', '{{Clock.GetUtcNow():O}}', now(), '{{Guid.Empty}}')
            """);
        await Luma.Get<MessageProcessor>().DrainAsync(default);
        (await ValueAsync<string>("select last_error from messaging.messages where name = 'appointments.changed'")).ShouldContain("without a tenant");
    }
}
