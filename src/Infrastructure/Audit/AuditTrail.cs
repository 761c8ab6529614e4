using System.Text.Json;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Audit;

/// <summary>Collects the scope's entries and appends them to the account's chain when the unit of work is flushed.</summary>
public sealed class AuditTrail(Actor actor) : IAuditTrail
{
    private readonly List<(string Action, string? Kind, string? Id, string Detail)> _entries = [];

    public void Record(string action, string? resourceKind = null, string? resourceId = null, object? detail = null) =>
        _entries.Add((action, resourceKind, resourceId, detail is null ? "{}" : JsonSerializer.Serialize(detail, JsonSerializerOptions.Web)));

    public async Task WriteAsync(NpgsqlConnection connection, Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_entries.Count == 0) return;

        // The head's row lock makes the account's writers take turns, late in their transactions and for a moment only.
        var (sequence, hash) = (await Sql.Command(connection, """
            insert into audit_heads (account_id, sequence, hash) values ($1, 0, '\x')
            on conflict (account_id) do update set sequence = audit_heads.sequence
            returning sequence, hash
            """, accountId).ListAsync(row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken))[0];

        await using var batch = new NpgsqlBatch(connection);
        foreach (var entry in _entries)
        {
            var previous = hash;
            sequence++;
            hash = AuditChain.Hash(previous, sequence, now, actor.Name, entry.Action, entry.Kind, entry.Id, entry.Detail);
            batch.BatchCommands.Add(Sql.Batch("""
                insert into audit_entries (id, account_id, sequence, at, actor, action, resource_kind, resource_id, detail, previous_hash, hash)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11)
                """,
                Guid.CreateVersion7(now), accountId, sequence, now, actor.Name, entry.Action, entry.Kind, entry.Id, entry.Detail, previous, hash));
        }

        batch.BatchCommands.Add(Sql.Batch("update audit_heads set sequence = $2, hash = $3 where account_id = $1", accountId, sequence, hash));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        _entries.Clear();
    }
}
