using System.Globalization;
using Luma.BuildingBlocks.Messaging;

namespace Luma.Api.Hosting.Commands;

/// <summary><c>./luma queue</c>: what waits, what was given up and why; tries it again, or drops it.</summary>
internal static class QueueCommand
{
    private const int Page = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var ground = await CommandGround.OpenAsync();
        var source = new MessagingDataSource(ground.Databases.App);
        return await RunAsync(args, new QueueReader(source, ground.Clock), new DeadLetters(source, ground.Clock), Console.Out);
    }

    private static async Task<int> RunAsync(string[] args, QueueReader queue, DeadLetters dead, TextWriter output) => args switch
    {
        [] => await SummaryAsync(queue, output),
        ["list"] => await ListAsync(dead, null, output),
        ["list", var name] => await ListAsync(dead, name, output),
        ["show", var id] => await OneAsync(id, output, async one =>
            await dead.GetAsync(one, CancellationToken.None) is { } letter && await ShowAsync(letter, output)),
        ["replay", "--all"] => await ReplayAllAsync(dead, null, output),
        ["replay", "--all", var name] => await ReplayAllAsync(dead, name, output),
        ["replay", var id] => await OneAsync(id, output, one => dead.ReplayAsync(one, CancellationToken.None)),
        ["drop", var id] => await OneAsync(id, output, one => dead.DeleteAsync(one, CancellationToken.None)),
        _ => await UsageAsync(output),
    };

    private static async Task<int> SummaryAsync(QueueReader queue, TextWriter output)
    {
        var lines = await queue.SummariseAsync(CancellationToken.None);
        await output.WriteLineAsync(Row("message", "due", "later", "in hand", "dead", "oldest due"));
        foreach (var line in lines)
            await output.WriteLineAsync(Row(line.Name, line.Due, line.Later, line.InHand, line.Dead, Instant(line.OldestDueAt)));
        if (lines.Any(line => line.Dead > 0)) await output.WriteLineAsync("dead ones: ./luma queue list");
        return CommandLine.Success;

        static string Row(params object[] cells) => string.Create(CultureInfo.InvariantCulture,
            $"{cells[0],-32} {cells[1],8} {cells[2],8} {cells[3],8} {cells[4],8}  {cells[5]}").TrimEnd();
    }

    private static async Task<int> ListAsync(DeadLetters dead, string? name, TextWriter output)
    {
        await foreach (var letter in AllAsync(dead, name))
            await output.WriteLineAsync($"{letter.Id}  {Instant(letter.DiedAt)}  {letter.Name}  {letter.Attempts} tries  {FirstLine(letter.Reason)}");
        return CommandLine.Success;
    }

    private static async Task<bool> ShowAsync(DeadLetter letter, TextWriter output)
    {
        await output.WriteLineAsync($"""
            id        {letter.Id}
            message   {letter.Name}
            tenant    {letter.Tenant?.ToString() ?? "none"}
            stream    {letter.Stream ?? "none"}
            enqueued  {Instant(letter.EnqueuedAt)}
            given up  {Instant(letter.DiedAt)} after {letter.Attempts} tries
            reason    {letter.Reason}
            body      {letter.Body}
            """);
        return true;
    }

    private static async Task<int> ReplayAllAsync(DeadLetters dead, string? name, TextWriter output)
    {
        var replayed = 0;
        // Listed first: what fails again while we are at it is not tried for ever.
        foreach (var letter in await AllAsync(dead, name).ToListAsync())
        {
            if (await dead.ReplayAsync(letter.Id, CancellationToken.None)) replayed++;
        }

        await output.WriteLineAsync($"{replayed} will be tried again");
        return CommandLine.Success;
    }

    private static async Task<int> OneAsync(string text, TextWriter output, Func<Guid, Task<bool>> act)
    {
        if (!Guid.TryParse(text, out var id))
        {
            await output.WriteLineAsync($"'{text}' is not an id, see ./luma queue list");
            return CommandLine.Misuse;
        }

        if (await act(id)) return CommandLine.Success;
        await output.WriteLineAsync($"there is no dead letter {id}");
        return CommandLine.Failure;
    }

    private static async Task<int> UsageAsync(TextWriter output)
    {
        await output.WriteLineAsync("""
            usage: ./luma queue                       what waits, by message
                   ./luma queue list [message]        dead letters, the latest first
                   ./luma queue show <id>             one of them, with its body
                   ./luma queue replay <id>           tries it again
                   ./luma queue replay --all [message]
                   ./luma queue drop <id>             removes it for good
            """);
        return CommandLine.Misuse;
    }

    private static async IAsyncEnumerable<DeadLetter> AllAsync(DeadLetters dead, string? name)
    {
        (DateTimeOffset, Guid)? after = null;
        while (await dead.ListAsync(name, Page, after, CancellationToken.None) is { Count: > 0 } page)
        {
            foreach (var letter in page) yield return letter;
            after = (page[^1].DiedAt, page[^1].Id);
        }
    }

    private static string FirstLine(string text) => text.AsSpan().IndexOf('\n') is var end and >= 0 ? text[..end] : text;

    private static string Instant(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
