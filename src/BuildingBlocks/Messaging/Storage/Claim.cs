using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>A row that this processor has claimed. Id, claimant and attempt together are the guard of everything done to it later.</summary>
internal sealed record Claim(
    Guid Id, string Name, string Body, DateTimeOffset DueAt, DateTimeOffset EnqueuedAt, Guid Tenant, string? Stream, int Attempt,
    string? TraceParent, long Seq)
{
    internal const string Columns = "m.id, m.name, m.body, m.due_at, m.enqueued_at, m.tenant, m.stream, m.attempt, m.trace_parent, m.seq";

    public MessageContext Context => new()
    {
        Id = Id,
        Name = Name,
        Tenant = Tenant == Guid.Empty ? null : Tenant,
        Stream = Stream,
        Attempt = Attempt,
        EnqueuedAt = EnqueuedAt,
        DueAt = DueAt,
    };

    public static Claim Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetFieldValue<DateTimeOffset>(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        reader.GetGuid(5),
        reader.IsDBNull(6) ? null : reader.GetString(6),
        reader.GetInt32(7),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        reader.GetInt64(9));
}
