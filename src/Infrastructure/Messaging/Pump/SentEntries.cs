using Luma.Infrastructure.Persistence;
using Npgsql;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>What a patient was sent stands in the conversation, whoever heard first that the vendor has it: the call's own answer, a webhook, or the
/// question that settled an unknown outcome.</summary>
internal static class SentEntries
{
    /// <summary>Enters messages whose vendor's id is news. To be run before that id is written.</summary>
    public static void Add(NpgsqlBatch batch, Guid accountId, Guid[] messageIds, string[] providerIds, DateTimeOffset now)
    {
        batch.BatchCommands.Add(Sql.Batch("""
            insert into conversations (id, account_id, contact_value, our_number, last_entry_at, created_at)
            select distinct on (m.to_value, m.from_value) r.id, $1, m.to_value, m.from_value, $2::timestamptz, $2
            from unnest($3, $4, $5) as r (message_id, provider_id, id)
            join outbound_messages m on m.id = r.message_id and m.id = any($3) and m.provider_message_id is distinct from r.provider_id
            order by m.to_value, m.from_value
            on conflict (account_id, contact_value, our_number) do update set last_entry_at = excluded.last_entry_at
            """, accountId, now, messageIds, providerIds, Ids(messageIds, now)));
        batch.BatchCommands.Add(Sql.Batch("""
            insert into conversation_entries (id, account_id, conversation_id, at, direction, channel, body, provider_message_id, message_id, patient_id)
            select r.id, $1, c.id, $2, 'OUTBOUND', m.channel, coalesce(m.body, ''), r.provider_id, m.id, m.patient_id
            from unnest($3, $4, $5) as r (message_id, provider_id, id)
            join outbound_messages m on m.id = r.message_id and m.id = any($3) and m.provider_message_id is distinct from r.provider_id
            join conversations c on c.account_id = $1 and c.contact_value = m.to_value and c.our_number = m.from_value
            """, accountId, now, messageIds, providerIds, Ids(messageIds, now)));
    }

    private static Guid[] Ids(Guid[] messages, DateTimeOffset now) => Array.ConvertAll(messages, _ => Guid.CreateVersion7(now));
}
