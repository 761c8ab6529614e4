using System.Text.Json;
using Luma.Application.Accounts;
using Luma.Infrastructure.Audit;
using Luma.Infrastructure.Persistence;
using Luma.Infrastructure.Tests.Messaging.Hosting;
using Luma.Infrastructure.Tests.Pump;
using Npgsql;

namespace Luma.Infrastructure.Tests.Persistence;

/// <summary>The audit log: appended, chained, and telling when it was touched.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private static readonly Guid Account = Guid.Parse("aaaaaaaa-0000-7000-8000-00000000000a");
    private readonly MigratedDatabase _database = new();
    private readonly ManualClock _clock = new();
    private Node _luma = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.RunAsync($"insert into accounts (id, name, time_zone, created_at) values ('{Account}', 'Elm Clinic', 'UTC', now())");
        _luma = new Node(_database.Databases, _clock);
        // A moment finer than PostgreSQL keeps.
        _clock.Advance(TimeSpan.FromTicks(1234567));
    }

    public async Task DisposeAsync()
    {
        await _luma.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Entries_follow_one_from_the_other_up_to_the_head()
    {
        for (var days = 1; days <= 5; days++) await ChangeAsync(days);
        (await _database.ListAsync<long>("select sequence from audit_entries order by sequence")).ShouldBe([1, 2, 3, 4, 5]);
        (await _database.ListAsync<bool>("""
            select previous_hash = coalesce(lag(hash) over (order by sequence), '\x') and length(hash) = 32 from audit_entries order by sequence
            """)).ShouldAllBe(whole => whole);
        (await _database.ValueAsync<bool>("select hash = (select hash from audit_entries order by sequence desc limit 1) and sequence = 5 from audit_heads")).ShouldBeTrue();
        (await VerifyAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_account_without_entries_has_a_whole_chain() => (await VerifyAsync()).ShouldBeNull();

    [Fact]
    public async Task Texts_of_every_kind_keep_the_chain_whole()
    {
        foreach (var text in new[] { "plain@example.com", "\"quoted\\\" <é@example.com>", "日本@example.com 🩺", "<script>@example.com", "a'b@example.com" })
        {
            await _luma.SendAsync(Account, new UpdateSettings("messaging", new Dictionary<string, JsonElement>
            {
                ["messaging.emailFrom"] = JsonSerializer.SerializeToElement(text),
            }), name: text);
        }

        (await VerifyAsync()).ShouldBeNull();
        (await _database.ValueAsync<long>("select count(*) from audit_entries")).ShouldBe(5);
    }

    [Theory]
    [InlineData("update audit_entries set actor = 'someone else'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries")]
    [InlineData("delete from audit_heads")]
    [InlineData("update audit_entries_default set actor = 'someone else'")]
    [InlineData("delete from audit_entries_202612")]
    public async Task The_product_itself_cannot_change_what_is_written(string change)
    {
        await ChangeAsync(1);
        var (connection, transaction) = await _database.Databases.App.BeginAsync(Account, default);
        await using var _ = connection;
        await using var __ = transaction;
        var refusal = await Should.ThrowAsync<PostgresException>(() => new NpgsqlCommand(change, connection).ExecuteNonQueryAsync());
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("update audit_entries set actor = 'staff:bob' where sequence = 3", 3, "changed")]
    [InlineData("update audit_entries set detail = '{\"to\": \"9\"}' where sequence = 2", 2, "changed")]
    [InlineData("update audit_entries set at = at + interval '1 microsecond' where sequence = 4", 4, "changed")]
    [InlineData("update audit_entries set resource_id = null where sequence = 1", 1, "changed")]
    [InlineData("delete from audit_entries where sequence = 2", 2, "missing")]
    [InlineData("delete from audit_entries where sequence = 5", 5, "missing")]
    [InlineData("delete from audit_entries", 1, "missing")]
    [InlineData("update audit_entries set sequence = case sequence when 2 then 3 else 2 end where sequence in (2, 3)", 2, "does not follow")]
    [InlineData("insert into audit_entries select gen_random_uuid(), account_id, sequence, at, actor, action, resource_kind, resource_id, detail, previous_hash, hash from audit_entries where sequence = 2", 3, "twice")]
    [InlineData("update audit_heads set hash = '\\x00'", 5, "head")]
    public async Task Tampering_past_the_product_is_found_at_its_first_entry(string tampering, long sequence, string problem)
    {
        for (var days = 1; days <= 5; days++) await ChangeAsync(days);
        await _database.RunAsync(tampering);
        var found = (await VerifyAsync()).ShouldNotBeNull();
        found.Sequence.ShouldBe(sequence);
        found.Problem.ShouldContain(problem);
    }

    [Fact]
    public async Task Writers_at_the_same_time_take_turns_in_the_chain()
    {
        await using var other = new Node(_database.Databases, _clock);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
                (await (writer % 2 == 0 ? _luma : other).SendAsync(Account, new ListSettings("reminders"))).Succeeded.ShouldBeTrue();
            for (var i = 0; i < 10; i++) await ChangeAsync(writer * 10 + i, writer % 2 == 0 ? _luma : other, "reminders.noShow.cancelWindowHours", writer);
        }));
        (await VerifyAsync()).ShouldBeNull();
        (await _database.ValueAsync<long>("select max(sequence) from audit_entries")).ShouldBe(await _database.ValueAsync<long>("select count(*) from audit_entries"));
        (await _database.ValueAsync<long>("select count(*) from audit_entries")).ShouldBe(50);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_entry_and_no_gap()
    {
        await ChangeAsync(1);
        await _luma.SendAsync(Account, new UpdateSettings("reminders", new Dictionary<string, JsonElement> { ["reminders.nonsense"] = JsonSerializer.SerializeToElement(1) }));
        await ChangeAsync(2);
        (await _database.ListAsync<long>("select sequence from audit_entries order by 1")).ShouldBe([1, 2]);
        (await VerifyAsync()).ShouldBeNull();
    }

    private Task ChangeAsync(int value) => ChangeAsync(value, _luma, "reminders.noShow.cancelWindowHours", 0);

    // Each writer has a setting of its own: rows are not what the test is about.
    private static async Task ChangeAsync(int value, Node node, string key, int writer)
    {
        var (product, name) = writer == 0 ? ("reminders", key) : Settings[writer - 1];
        var result = await node.SendAsync(Account, new UpdateSettings(product, new Dictionary<string, JsonElement> { [name] = JsonSerializer.SerializeToElement(value % 50 + 1) }));
        result.Errors.ShouldBeEmpty();
    }

    private static readonly (string Product, string Key)[] Settings =
    [
        ("reminders", "reminders.detailsLink.expiresAfterAppointmentHours"), ("delivery", "delivery.blackout.minutes"), ("messaging", "messaging.repliesPerHour"),
        ("retries", "retries.sms.delayMinutes"),
    ];

    private async Task<AuditBreak?> VerifyAsync()
    {
        await using var connection = await _database.Databases.Owner.OpenConnectionAsync();
        return await AuditChain.VerifyAsync(connection, Account, default);
    }
}
