namespace Luma.BuildingBlocks.Messaging;

/// <summary>Messages as the columns of one insert.</summary>
internal sealed class OutboxRows
{
    private readonly List<string?> streams = [];
    private readonly List<string?> keys = [];
    private readonly List<Guid> ids = [];
    private readonly List<string> names = [];
    private readonly List<string> bodies = [];
    private readonly List<DateTimeOffset> dueAt = [];
    private readonly List<Guid> tenants = [];

    public OutboxRows(IReadOnlyCollection<Outgoing> messages, MessageTypes types, DateTimeOffset now)
    {
        Dictionary<(string Name, string Key), int>? keyed = null;
        foreach (var message in messages)
        {
            var name = types.NameOf(message.Body.GetType());
            var due = (message.DueAt ?? now).ToUniversalTime();
            AnyDue |= due <= now;
            // One statement may not touch a row twice.
            if (message.Key is { } key && !(keyed ??= []).TryAdd((name, key), ids.Count))
            {
                dueAt[keyed[(name, key)]] = due;
                continue;
            }
            ids.Add(Guid.CreateVersion7(now));
            names.Add(name);
            bodies.Add(types.Serialize(message.Body));
            dueAt.Add(due);
            tenants.Add(message.Tenant ?? Guid.Empty);
            streams.Add(message.Stream);
            keys.Add(message.Key);
        }
        AnyKey = keyed is not null;
    }

    public bool AnyKey { get; }

    public bool AnyDue { get; }

    public Guid[] Ids => [.. ids];

    public string[] Names => [.. names];

    public string[] Bodies => [.. bodies];

    public DateTimeOffset[] DueAt => [.. dueAt];

    public Guid[] Tenants => [.. tenants];

    public string?[] Streams => [.. streams];

    public string?[] Keys => [.. keys];
}
