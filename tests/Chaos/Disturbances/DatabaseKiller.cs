using Luma.Chaos.World;

namespace Luma.Chaos.Disturbances;

/// <summary>The clinic's PostgreSQL is killed and started again so often, staying away for a while, or one of its backends is, over which it restarts
/// by itself; requests meanwhile are answered 503.</summary>
internal sealed class DatabaseKiller(int kills, TimeSpan within, TimeSpan longestAway) : IDisturbance
{
    private int _kill;
    private int _crashes;

    public string Done => $"database killed {_kill - _crashes} times, crashed {_crashes} times; asked meanwhile: {string.Join(", ", AnswersMeanwhile)}";

    /// <summary>What requests were answered that came while the database was away; 0 stands for none within 20 s.</summary>
    public List<int> AnswersMeanwhile { get; } = [];

    public async Task RunAsync(ClinicWorld world)
    {
        var gap = within / kills;
        for (_kill = 0; _kill < kills; _kill++)
        {
            await Task.Delay(world.Dice.Between("database dies after", _kill, gap / 5, gap));
            // The last stays away for longest.
            if (_kill < kills - 1 && world.Dice.Roll("database", _kill, 2) == 0)
            {
                await world.Server.CrashAsync();
                _crashes++;
            }
            else
            {
                await AwayAsync(world, _kill == kills - 1 ? longestAway : world.Dice.Between("away", _kill, TimeSpan.Zero, longestAway / 4));
            }
        }
    }

    private async Task AwayAsync(ClinicWorld world, TimeSpan away)
    {
        await world.Server.KillAsync();
        var back = Task.Delay(away);
        if (world.Nodes.Next() is { } node && await AskAsync(node) is { } answer) AnswersMeanwhile.Add(answer);
        await back;
        await world.Server.StartAgainAsync();
    }

    // Null: the node was killed over it. Any request that needs the database: a link in a text that a patient follows.
    private static async Task<int?> AskAsync(Uri node)
    {
        using var http = new HttpClient { BaseAddress = node, Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            using var answer = await http.GetAsync("/l/abcdefghjkmnpqr");
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException)
        {
            return 0;
        }
    }
}
