using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Audit;

/// <summary>The first entry of a chain that is not as it was written.</summary>
/// <param name="Sequence">The entry's place; of a missing entry, the place where it should be.</param>
public sealed record AuditBreak(long Sequence, string Problem);

public static partial class AuditChain
{
    /// <summary>Reads an account's entries in sequence and recomputes their hashes up to the head.</summary>
    /// <param name="connection">Must see the account's entries: within its tenant's transaction, or as the owner.</param>
    /// <returns>Null for a whole chain; otherwise its first break.</returns>
    public static async Task<AuditBreak?> VerifyAsync(NpgsqlConnection connection, Guid accountId, CancellationToken cancellationToken)
    {
        // The head first: entries appended while we read come after it and are the next run's concern.
        var heads = await Sql.Command(connection, "select sequence, hash from audit_heads where account_id = $1", accountId)
            .ListAsync(row => new AuditHead(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
        var head = heads.Count == 0 ? new AuditHead(0, []) : heads[0];

        await using var command = Sql.Command(connection, """
            select sequence, at, actor, action, resource_kind, resource_id, detail::text, previous_hash, hash
            from audit_entries where account_id = $1 and sequence <= $2 order by sequence
            """, accountId, head.Sequence);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var last = new AuditHead(0, []);
        while (await reader.ReadAsync(cancellationToken))
        {
            var sequence = reader.GetInt64(0);
            if (sequence != last.Sequence + 1) return new(last.Sequence + 1, sequence <= last.Sequence ? "The entry is there twice." : "The entry is missing.");
            if (!reader.GetFieldValue<byte[]>(7).AsSpan().SequenceEqual(last.Hash)) return new(sequence, "The entry does not follow from the one before it.");
            var hash = Hash(
                last.Hash, sequence, reader.Instant(1), reader.GetString(2), reader.GetString(3), reader.Text(4), reader.Text(5), reader.GetString(6));
            if (!reader.GetFieldValue<byte[]>(8).AsSpan().SequenceEqual(hash)) return new(sequence, "The entry was changed.");
            last = new(sequence, hash);
        }

        if (last.Sequence < head.Sequence) return new(last.Sequence + 1, "The entry is missing.");
        return last.Hash.AsSpan().SequenceEqual(head.Hash) ? null : new(last.Sequence, "The head does not belong to the last entry.");
    }

    private sealed record AuditHead(long Sequence, byte[] Hash);
}
