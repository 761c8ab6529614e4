using Luma.Chaos.World;
using Npgsql;

namespace Luma.Chaos;

/// <summary>Waits for the end of what was begun.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Until every reminder that is due has gone and every attempt is settled. Where only time is waited for, the clock is moved.</summary>
    /// <returns>False when nothing had changed for <paramref name="patience"/>.</returns>
    public static async Task<bool> SettleAsync(ClinicWorld world, TimeSpan patience)
    {
        var (before, since) = (default(Work?), TimeProvider.System.GetTimestamp());
        while (TimeProvider.System.GetElapsedTime(since) < patience)
        {
            var work = await WorkAsync(world.Clinic);
            if (work != before) (before, since) = (work, TimeProvider.System.GetTimestamp());
            if (!world.Wire.IsIdle || !world.Carrier.IsIdle || work.InHand > 0)
            {
                await Task.Delay(Look);
                continue;
            }

            if (work.Waiting == 0) return true;
            // Nothing is under way: a jump now is a jump for nobody's call.
            if (work.Next is { } next && next > world.Clocks.Now) await world.Clocks.MoveAsync(next, running: true);
            await Task.Delay(Look);
        }

        return false;
    }

    /// <summary>Until nothing that is due at this moment of a standing clock is left.</summary>
    public static async Task<bool> DrainAsync(ClinicWorld world, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < patience)
        {
            var work = await WorkAsync(world.Clinic);
            if (work.InHand == 0 && !(work.Next <= world.Clocks.Now)) return true;
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        return false;
    }

    // What is still to be planned is in hand too. Our patients' alone: the seeded clinic has plans of its own, for weeks ahead.
    private static async Task<Work> WorkAsync(NpgsqlDataSource clinic)
    {
        await using var command = clinic.CreateCommand("""
            select count(*) filter (where m.state = 'CLAIMED' or (m.state = 'SENDING' and m.settle_at is null))
                    + (select count(*) from messaging.messages where name = 'appointments.changed'),
                count(*) filter (where m.state in ('PLANNED', 'SENDING')),
                min(case when m.state = 'PLANNED' then m.due_at when m.state = 'SENDING' then m.settle_at end)
            from outbound_messages m join patients p on p.id = m.patient_id
            where p.first_name = 'Pat' and m.state in ('PLANNED', 'CLAIMED', 'SENDING')
            """);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2));
    }

    private sealed record Work(long InHand, long Waiting, DateTimeOffset? Next);
}
