using Luma.Infrastructure.Messaging.Pump;
using System.Globalization;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Tests.Messaging.Hosting;
using Luma.Infrastructure.Tests.Persistence;

namespace Luma.Infrastructure.Tests.Pump;

/// <summary>A clinic at eleven in the morning of an ordinary Tuesday, with vendors that do as told.</summary>
public abstract class PumpClinic : IAsyncLifetime
{
    private readonly MigratedDatabase _database = new();
    private readonly List<Node> _nodes = [];
    private int _patients;

    protected static Guid Account { get; } = Guid.Parse("aaaaaaaa-0000-7000-8000-00000000000a");

    private protected ManualClock Clock { get; } = new();

    private protected FakeVendor Sms { get; } = new(Channel.Sms);

    private protected FakeVendor Voice { get; } = new(Channel.Voice);

    private protected FakeVendor Email { get; } = new(Channel.Email);

    private protected Node Luma { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await RunAsync($"""
            insert into accounts (id, name, time_zone, created_at) values ('{Account}', 'Elm Clinic', 'America/New_York', now());
            insert into sending_numbers (id, account_id, value, main, messages_per_second, created_at)
            values (gen_random_uuid(), '{Account}', '+12025550100', true, 100, now());
            """);
        Luma = NewNode();
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _database.DisposeAsync();
    }

    private protected Node NewNode(PumpTiming? timing = null)
    {
        var node = new Node(_database.Databases, Clock, timing ?? new PumpTiming(), [Sms, Voice, Email]);
        _nodes.Add(node);
        return node;
    }

    protected Task RunAsync(string sql) => _database.RunAsync(sql);

    protected Task<T> ValueAsync<T>(string sql) => _database.ValueAsync<T>(sql);

    protected Task<List<T>> ListAsync<T>(string sql) => _database.ListAsync<T>(sql);

    /// <summary>A reminder that is due now, for a visit in two days of a patient with a mobile number.</summary>
    protected async Task<Guid> DueAsync() => (await DueAsync(1))[0];

    protected async Task<List<Guid>> DueAsync(int count)
    {
        var ids = new List<Guid>();
        var sql = new System.Text.StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var (patient, visit, message) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
            var number = Interlocked.Increment(ref _patients);
            sql.Append(CultureInfo.InvariantCulture, $"""
                insert into patients (id, account_id, first_name, last_name, created_at, updated_at) values ('{patient}', '{Account}', 'Pat{number}', 'Vela', now(), now());
                insert into patient_contacts (id, account_id, patient_id, kind, value, created_at, updated_at)
                values (gen_random_uuid(), '{Account}', '{patient}', 'MOBILE', '+1303{number:0000000}', now(), now());
                insert into appointments (id, account_id, patient_id, start, local_date, duration_minutes, status, known_at, created_at, updated_at)
                values ('{visit}', '{Account}', '{patient}', '{Clock.GetUtcNow().AddDays(2):O}', '2026-12-03', 15, 'UNCONFIRMED', now(), now(), now());
                insert into outbound_messages (id, account_id, patient_id, appointment_id, purpose, automation, step, anchor, template, planned_for, due_at,
                    state, created_at, updated_at)
                values ('{message}', '{Account}', '{patient}', '{visit}', 'REMINDER', 'test', 'days:2', '{visit}', 'reminder', '{Clock.GetUtcNow():O}',
                    '{Clock.GetUtcNow():O}', 'PLANNED', now(), now());

                """);
            ids.Add(message);
        }

        await RunAsync(sql.ToString());
        return ids;
    }

    protected Task AddContactAsync(Guid message, string kind, string value, int position = 1) => RunAsync($"""
        insert into patient_contacts (id, account_id, patient_id, kind, value, position, created_at, updated_at)
        select gen_random_uuid(), account_id, patient_id, '{kind}', '{value}', {position}, now(), now() from outbound_messages where id = '{message}'
        """);

    protected Task SetAsync(string product, string key, string json) => RunAsync($"""
        insert into setting_overrides (account_id, product, scope_kind, scope_id, key, value, updated_at, updated_by)
        values ('{Account}', '{product}', 'ACCOUNT', '{Account}', '{key}', '{json}', now(), 'test')
        """);

    /// <summary>State and reason of a message.</summary>
    protected Task<string> StateAsync(Guid message) =>
        ValueAsync<string>($"select concat_ws(' ', state, reason) from outbound_messages where id = '{message}'");

    /// <summary>Outcomes of its attempts, in their order.</summary>
    protected Task<List<string>> AttemptsAsync(Guid message) =>
        ListAsync<string>($"select outcome from delivery_attempts where message_id = '{message}' order by number");

    protected Task<T> MessageAsync<T>(Guid message, string column) => ValueAsync<T>($"select {column} from outbound_messages where id = '{message}'");

    /// <summary>What a node leaves that died after it had written SENDING: an attempt under way, and a lease that has run out.</summary>
    protected Task DieWhileSendingAsync(Guid message) => RunAsync($"""
        update outbound_messages set state = 'SENDING', channel = 'SMS', to_value = (select value from patient_contacts c where c.patient_id = outbound_messages.patient_id limit 1),
            from_value = '+12025550100', language = 'en', body = 'Hello', attempt = 1, claimed_by = 'dead', claimed_until = clock_timestamp() - interval '1 second'
        where id = '{message}';
        insert into delivery_attempts (id, account_id, message_id, number, channel, to_value, from_value, provider, outcome, at)
        select gen_random_uuid(), account_id, id, 1, 'SMS', to_value, from_value, '', 'SENDING', '{Clock.GetUtcNow():O}' from outbound_messages where id = '{message}'
        """);
}
