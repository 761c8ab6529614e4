using System.Text.Json;
using Luma.Application.Accounts;
using Luma.Application.Common;
using Luma.Domain.Reminders;
using Luma.Infrastructure.Accounts;
using Luma.Infrastructure.Tests.Messaging.Hosting;
using Luma.Infrastructure.Tests.Pump;
using Npgsql;

namespace Luma.Infrastructure.Tests.Persistence;

/// <summary>Overrides over defaults in code; what cannot hold is refused in words that help.</summary>
public sealed class SettingsTests : IAsyncLifetime
{
    private static readonly Guid Account = Guid.Parse("aaaaaaaa-0000-7000-8000-00000000000a");
    private readonly MigratedDatabase _database = new();
    private Node _luma = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.RunAsync($"insert into accounts (id, name, time_zone, created_at) values ('{Account}', 'Elm Clinic', 'UTC', now())");
        _luma = new Node(_database.Databases, new ManualClock());
    }

    public async Task DisposeAsync()
    {
        await _luma.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task An_override_is_read_in_the_place_of_the_default_and_null_brings_the_default_back()
    {
        (await ReadAsync()).CadenceDays.ShouldBe([7, 5, 2]);
        (await UpdateAsync("reminders", ("reminders.cadenceDays", "[3, 1]"))).ShouldBeEmpty();
        (await ReadAsync()).CadenceDays.ShouldBe([3, 1]);
        (await UpdateAsync("reminders", ("reminders.cadenceDays", "null"))).ShouldBeEmpty();
        (await ReadAsync()).CadenceDays.ShouldBe([7, 5, 2]);
        (await _database.ValueAsync<long>("select count(*) from setting_overrides")).ShouldBe(0);
    }

    [Theory]
    [InlineData("reminders", "reminders.nonsense", "1", "'reminders.nonsense' is not a setting of reminders")]
    [InlineData("reminders", "delivery.blackout.minutes", "1", "'delivery.blackout.minutes' is not a setting of reminders")]
    [InlineData("retries", "retries.sms.maxRetries", "6", "'retries.sms.maxRetries' must lie between 0 and 5; 6")]
    [InlineData("retries", "retries.sms.maxRetries", "-1", "between 0 and 5; -1")]
    [InlineData("retries", "retries.sms.maxRetries", "\"two\"", "'retries.sms.maxRetries' does not take this value; it holds a number")]
    [InlineData("retries", "retries.sms.enabled", "1", "it holds true or false")]
    [InlineData("reminders", "reminders.cadenceDays", "[366]", "'reminders.cadenceDays' must lie between 0 and 365")]
    [InlineData("reminders", "reminders.cadenceDays", "[1,2,3,4,5,6,7,8,9,10,11]", "'reminders.cadenceDays' takes at most 10 entries, not 11")]
    [InlineData("reminders", "reminders.cadenceDays", "[1,1]", "'reminders.cadenceDays' names an entry twice")]
    [InlineData("reminders", "reminders.sendTime", "\"25:00\"", "a time of day as HH:mm")]
    [InlineData("reminders", "reminders.afterConfirm", "\"sometimes\"", "'reminders.afterConfirm' does not take this value; it holds one of")]
    [InlineData("messaging", "messaging.emailFrom", "\"a\\u0000b\"", "'messaging.emailFrom'")]
    public async Task A_value_that_cannot_hold_is_refused_with_key_and_bound(string product, string key, string json, string message)
    {
        var error = (await UpdateAsync(product, (key, json))).ShouldHaveSingleItem();
        error.Path.ShouldBe(key);
        error.Kind.ShouldBe(ErrorKind.Invalid);
        error.Message.ShouldContain(message);
        (await _database.ValueAsync<long>("select count(*) from setting_overrides")).ShouldBe(0);
    }

    [Fact]
    public async Task One_bad_value_keeps_the_good_ones_from_being_stored_too()
    {
        (await UpdateAsync("retries", ("retries.sms.maxRetries", "2"), ("retries.sms.delayMinutes", "0"))).Count.ShouldBe(1);
        (await _database.ValueAsync<long>("select count(*) from setting_overrides")).ShouldBe(0);
    }

    [Fact]
    public async Task Status_lists_that_contradict_each_other_are_refused()
    {
        (await UpdateAsync("ehr", ("ehr.status.confirmed", "[\"XYZ\"]"), ("ehr.status.cancelled", "[\"XYZ\"]")))
            .ShouldNotBeEmpty("the same code means two things");
        (await UpdateAsync("ehr", ("ehr.status.confirmed", "[\"XYZ\"]"))).ShouldBeEmpty();
        (await UpdateAsync("ehr", ("ehr.status.cancelled", "[\"XYZ\"]"))).ShouldNotBeEmpty("also against what is stored");
    }

    [Fact]
    public async Task An_unknown_product_is_not_found() => (await UpdateAsync("horoscopes", ("a", "1"))).Single().Kind.ShouldBe(ErrorKind.NotFound);

    [Fact]
    public async Task A_stored_value_that_no_longer_reads_leaves_the_default_in_force()
    {
        await _database.RunAsync($"""
            insert into setting_overrides (account_id, product, scope_kind, scope_id, key, value, updated_at, updated_by)
            values ('{Account}', 'reminders', 'ACCOUNT', '{Account}', 'reminders.cadenceDays', '"often"', now(), 'test')
            """);
        (await ReadAsync()).CadenceDays.ShouldBe([7, 5, 2]);
    }

    [Fact]
    public async Task A_read_that_was_under_way_does_not_bring_forgotten_values_back()
    {
        var reader = new SettingsReader(_database.Databases);
        await using var blocking = await _database.Databases.Owner.OpenConnectionAsync();
        await using var transaction = await blocking.BeginTransactionAsync();
        await using (var change = new NpgsqlCommand("lock table setting_overrides in access exclusive mode", blocking)) await change.ExecuteNonQueryAsync();

        var early = reader.ReadAsync<ReminderSettings>(Account, default).AsTask();
        reader.Forget(Account);
        await transaction.RollbackAsync();
        await early;
        (await UpdateAsync("reminders", ("reminders.cadenceDays", "[3, 1]"))).ShouldBeEmpty();

        (await reader.ReadAsync<ReminderSettings>(Account, default)).CadenceDays.ShouldBe([3, 1]);
    }

    private async Task<ReminderSettings> ReadAsync() => await _luma.Get<ISettingsReader>().ReadAsync<ReminderSettings>(Account, default);

    private async Task<IReadOnlyList<Error>> UpdateAsync(string product, params (string Key, string Json)[] values)
    {
        var result = await _luma.SendAsync(Account, new UpdateSettings(
            product, values.ToDictionary(value => value.Key, value => JsonDocument.Parse(value.Json).RootElement, StringComparer.Ordinal)));
        _luma.Get<ISettingChanges>().Forget(Account);
        return result.Errors;
    }
}
