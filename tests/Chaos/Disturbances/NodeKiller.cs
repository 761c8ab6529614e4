using Luma.Chaos.World;

namespace Luma.Chaos.Disturbances;

/// <summary><c>kill -9</c> of one node after another, at random moments within a time.</summary>
internal sealed class NodeKiller(int kills, TimeSpan within) : IDisturbance
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private int _killed;

    public string Done => $"nodes killed {_killed} times";

    public async Task RunAsync(ClinicWorld world)
    {
        var moments = Enumerable.Range(0, kills).Select(kill => world.Dice.Between("kill at", kill, TimeSpan.Zero, within)).Order().ToList();
        var started = TimeProvider.System.GetTimestamp();
        foreach (var (kill, moment) in moments.Index())
        {
            var ahead = moment - TimeProvider.System.GetElapsedTime(started);
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead);
            // A kill is due to a node that works; where all are still starting, the next that is up gets it.
            while (world.Nodes.Up.Count == 0) await Task.Delay(Look);
            await world.Nodes.KillAsync(world.Dice.Pick("kill whom", kill, world.Nodes.Up));
            _killed++;
        }
    }
}
