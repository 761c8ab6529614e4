using Luma.Domain.Messaging;
using Npgsql;

namespace Luma.Api.Hosting.Commands;

/// <summary><c>./luma after-restore</c>: a backup remembers messages as waiting that went after it was made. What is due by now is therefore not sent
/// but skipped, with that reason, before a host serves the restored database. What was being sent settles by itself: the vendors are asked.</summary>
internal static class AfterRestoreCommand
{
    public static async Task<int> RunAsync()
    {
        await using var ground = await CommandGround.OpenAsync();
        await using var command = ground.Databases.Owner.CreateCommand("""
            update outbound_messages
            set state = 'SKIPPED', reason = $1, claimed_by = null, claimed_until = null, updated_at = $2,
                explanation = explanation || jsonb_build_array(jsonb_build_object('rule', 'restored from a backup', 'outcome', 'skip', 'detail', null))
            where state in ('PLANNED', 'CLAIMED') and due_at <= $2
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Reasons.Restored.Code });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = ground.Clock.GetUtcNow().ToUniversalTime() });
        var skipped = await command.ExecuteNonQueryAsync();
        Console.WriteLine($"{skipped} messages that were due are skipped; each can be sent by hand");
        return CommandLine.Success;
    }
}
