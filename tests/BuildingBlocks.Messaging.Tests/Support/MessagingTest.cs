namespace Luma.BuildingBlocks.Messaging.Tests;

/// <summary>Gives each test a database of its own.</summary>
public abstract class MessagingTest : IAsyncLifetime
{
    protected Database Database { get; private set; } = null!;

    protected TestClock Clock => Database.Clock;

    public async Task InitializeAsync() => Database = await Database.CreateAsync();

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected static Outgoing[] Steps(int count) => [.. Enumerable.Range(1, count).Select(number => new Outgoing(new Step($"{number}")))];

    protected static Outgoing[] Notes(int count) => [.. Enumerable.Range(1, count).Select(number => new Outgoing(new Note($"{number}")))];

    protected static IEnumerable<string> Numbers(int count) => Enumerable.Range(1, count).Select(number => $"{number}");
}
