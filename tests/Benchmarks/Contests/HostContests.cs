using System.Diagnostics;
using System.Globalization;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Benchmarks;

/// <summary>The host as it ships, in a process of its own: inbound webhooks, start, memory.</summary>
internal static class HostContests
{
    private const int AtOnce = 32;

    public static async Task<IReadOnlyList<Reading>> RunAsync(Ground ground)
    {
        var database = await ground.CreateDatabaseAsync();
        await using (await ServerProcess.HostAsync(database)) { }

        var readings = new List<Reading>();
        readings.AddRange(await Contests.RunAsync(new("Host: start to ready, migrated database", "s", false, null,
        [
            new("Luma", async () =>
            {
                await using var host = await ServerProcess.HostAsync(database);
                return host.StartSeconds;
            }),
        ]) { Rounds = 5 }));

        await using (var idle = await ServerProcess.HostAsync(database))
        {
            await Task.Delay(TimeSpan.FromSeconds(10));
            readings.AddRange(await Contests.RunAsync(new("Host: memory, idle", "MB", false, null, [new("Luma", () => Task.FromResult(idle.Megabytes))]) { WarmUp = false }));
        }

        await Ground.RunAsync(database, "create table floor (id uuid primary key, body text not null, at timestamptz not null)");
        await using var floor = await ServerProcess.FloorAsync(database);
        // Without workers: the answers to these texts wait, and the stand-in vendor, which lives in the same process, is not measured along.
        await using var host = await ServerProcess.HostAsync(database, workers: false);
        readings.AddRange(await Contests.RunAsync(new("Inbound webhooks", "requests/s", true, 0.5,
        [
            new("Luma: verified, stored, interpreted", () => TextsAsync(host.Url, ground.Sizes.Webhooks)),
            new("an endpoint that writes one row", () => RowsAsync(floor.Url, ground.Sizes.Webhooks)),
        ])));
        readings.AddRange(await Contests.RunAsync(new("Host: memory after the webhooks", "MB", false, null, [new("Luma", () => Task.FromResult(host.Megabytes))]) { WarmUp = false }));
        return readings;
    }

    private static Task<double> TextsAsync(Uri host, int count)
    {
        var signature = new TwilioSignature("sandbox-auth-token");
        var url = new Uri(host, TwilioAddresses.SmsPath).ToString();
        return LoadAsync(count, n =>
        {
            var form = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["MessageSid"] = $"SM{Guid.NewGuid():N}", ["AccountSid"] = "AC00000000000000000000000000000001", ["NumMedia"] = "0",
                // A thousand people, who write as people do.
                ["From"] = string.Create(CultureInfo.InvariantCulture, $"+1415600{n % 1000:0000}"), ["To"] = "+18885550100", ["Body"] = n % 3 == 0 ? "YES" : "When do I come in?",
            };
            var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add(TwilioSignature.Header, signature.Sign(url, form));
            return request;
        });
    }

    private static Task<double> RowsAsync(Uri floor, int count) =>
        LoadAsync(count, _ => new HttpRequestMessage(HttpMethod.Post, floor) { Content = new FormUrlEncodedContent([new("Body", "When do I come in?")]) });

    private static async Task<double> LoadAsync(int count, Func<int, HttpRequestMessage> make)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce });
        var since = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, token) =>
        {
            using var request = make(n);
            using var answer = await http.SendAsync(request, token);
            answer.EnsureSuccessStatusCode();
        });
        return count / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }
}
