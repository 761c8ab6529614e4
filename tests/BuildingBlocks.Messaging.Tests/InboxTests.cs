namespace Luma.BuildingBlocks.Messaging.Tests;

public sealed class InboxTests : MessagingTest
{
    [Fact]
    public async Task A_hundred_deliveries_at_once_are_accepted_once()
    {
        var accepted = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AcceptAsync("twilio", "SM1", commit: true)));

        accepted.Count(first => first).ShouldBe(1);
    }

    [Fact]
    public async Task A_delivery_whose_effect_rolled_back_is_accepted_again()
    {
        (await AcceptAsync("twilio", "SM1", commit: false)).ShouldBeTrue();
        (await AcceptAsync("twilio", "SM1", commit: true)).ShouldBeTrue();
        (await AcceptAsync("twilio", "SM1", commit: true)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_key_of_two_sources_is_two_deliveries()
    {
        (await AcceptAsync("twilio", "1", commit: true)).ShouldBeTrue();
        (await AcceptAsync("stripe", "1", commit: true)).ShouldBeTrue();
    }

    [Fact]
    public async Task Keys_are_forgotten_after_their_time_and_in_bites()
    {
        var node = Database.Node(options => options.KeepInbox = TimeSpan.FromDays(7));
        await Database.ExecuteAsync($"""
            insert into messaging.inbox select 'old', g::text, '{Clock.Now:O}' from generate_series(1, {(2 * CleanUpStore.Bite) + 10}) g
            """);
        Clock.Move(TimeSpan.FromDays(6));
        await AcceptAsync("twilio", "new", commit: true);

        (await node.Processor.CleanUpAsync(default)).ShouldBe(0);
        Clock.Move(TimeSpan.FromDays(1.1));
        (await node.Processor.CleanUpAsync(default)).ShouldBe((2 * CleanUpStore.Bite) + 10);

        (await Database.ColumnAsync("select key from messaging.inbox")).ShouldBe(["new"]);
    }

    private async Task<bool> AcceptAsync(string source, string key, bool commit)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var first = await Inbox.TryAcceptAsync(connection, source, key, Clock.Now, CancellationToken.None);
        if (commit)
            await transaction.CommitAsync();
        return first;
    }
}
