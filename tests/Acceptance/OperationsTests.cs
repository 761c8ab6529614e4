using System.Net;
using System.Text.Json;
using Luma.Acceptance.Support;
using Npgsql;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>What operators see and do.</summary>
public sealed class OperationsTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    [Fact]
    public async Task Readiness_tells_backlog_and_lag_and_warns_of_what_was_given_up()
    {
        var calm = await ReadyAsync();
        calm.GetProperty("status").GetString().ShouldBe("ready");
        calm.GetProperty("outbound").GetProperty("due").GetInt64().ShouldBe(0);
        calm.GetProperty("ehrLagSeconds").GetInt64().ShouldBe(0);
        calm.GetProperty("warnings").GetArrayLength().ShouldBe(0);

        await DieAsync();
        // A reading serves all who ask within two seconds.
        JsonElement signs;
        do signs = await ReadyAsync();
        while (signs.GetProperty("deadLetters").GetInt64() == 0);

        signs.GetProperty("status").GetString().ShouldBe("ready", "other nodes could do no better");
        signs.GetProperty("warnings")[0].GetString().ShouldBe("1 messages were given up; see ./luma queue list.");
    }

    [Fact]
    public async Task Dead_letters_are_listed_read_and_tried_again_from_the_command_line()
    {
        var id = await DieAsync();

        (await QueueAsync()).Output.ShouldContain("appointments.changed");
        (await QueueAsync("list")).Output.ShouldContain($"{id}  2026-12-01 16:00:00Z  appointments.changed  3 tries  InvalidOperationException: it broke");
        (await QueueAsync("show", $"{id}")).Output.ShouldContain("""{"appointmentIds":[]}""");
        (await QueueAsync("replay", $"{id}")).ExitCode.ShouldBe(0);
        (await QueueAsync("replay", $"{id}")).ShouldBe((1, $"there is no dead letter {id}\n"));
        (await QueueAsync("replay", "nonsense")).ExitCode.ShouldBe(2);
        (await QueueAsync("list")).Output.ShouldBe("");

        await Luma.AdvanceAsync("PT0S");
        (await ValueAsync<long>("select count(*) from messaging.messages where name = 'appointments.changed'")).ShouldBe(0, "the running host took it up");
    }

    [Fact]
    public async Task All_are_tried_again_or_one_is_dropped()
    {
        var (one, _, _) = (await DieAsync(), await DieAsync(), await DieAsync());
        (await QueueAsync("drop", $"{one}")).ExitCode.ShouldBe(0);
        (await QueueAsync("replay", "--all", "no.such")).Output.ShouldBe("0 will be tried again\n");
        (await QueueAsync("replay", "--all", "appointments.changed")).Output.ShouldBe("2 will be tried again\n");
    }

    [Fact]
    public async Task A_restored_database_sends_nothing_that_may_have_gone_already()
    {
        var rosa = await RosaAsync();
        var visit = await Luma.BookAsync(rosa, "2026-12-08", "14:30");
        await Luma.RestartAsync(async () =>
        {
            // As in a backup that was made before this reminder went.
            await RunAsync("update outbound_messages set due_at = '2026-12-01 15:59Z', planned_for = '2026-12-01 15:59Z' where step = '7d' and state = 'PLANNED'");
            (await HostProcess.CommandAsync(Luma.Database, "after-restore")).Output.ShouldEndWith("are skipped; each can be sent by hand\n");
        });

        await Luma.MoveToAsync("2026-12-02 08:00");
        (await Luma.PhoneAsync(rosa.Phone)).ShouldBeEmpty();
        var message = (await Luma.AppointmentAsync(visit)).Messages.Single(one => one.Step == "7d");
        (message.State, message.Reason).ShouldBe(("SKIPPED", "restored"));
        message.Explanation.ShouldContain(line => line.Rule == "restored from a backup");
        await Luma.MoveToAsync("2026-12-04 08:00");
        (await Luma.PhoneAsync(rosa.Phone)).ShouldHaveSingleItem("the later ones go");
    }

    [Fact]
    public async Task Logs_name_no_patient_no_number_and_no_text()
    {
        var rosa = await Luma.RegisterAsync(new("Rosalinde", "Quetzalcoatl") { Mobile = "415-555-0181", Email = "rosalinde@example.org" });
        await Luma.BookAsync(rosa, "2026-12-03", "14:30");
        await Luma.VendorFaultAsync("error", rosa.Phone);
        await Luma.MoveToAsync("2026-12-01 15:00");
        await Luma.TextAsync(rosa.Phone, "my knee hurts");
        await Luma.TextAsync(rosa.Phone, "YES");
        using (await Luma.Http.GetAsync("/l/nosuchcode")) { }
        using (await Luma.SendAsync(HttpMethod.Get, "/api/v1/patients?search=Quetzalcoatl")) { }
        await Luma.MoveToAsync("2026-12-03 10:00");

        Luma.WholeLog.ShouldContain("EHR sync");
        foreach (var secret in new[] { "Rosalinde", "Quetzalcoatl", "5550181", "555-0181", "rosalinde@", "knee", "nosuchcode", "Hi " })
            Luma.WholeLog.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public async Task Traces_and_metrics_leave_by_otlp_and_carry_no_path()
    {
        var requests = new List<(string Path, byte[] Body)>();
        using var collector = new HttpListener();
        var address = HostProcess.FreeUrl();
        collector.Prefixes.Add(address.ToString());
        collector.Start();
        var collecting = CollectAsync(collector, requests);

        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        await using (var host = await HostProcess.StartAsync(Luma.Database, settings: environment))
        {
            using var http = new HttpClient { BaseAddress = host.Url };
            using (await http.GetAsync("/l/secretcode")) { }
            (await host.StopAsync()).ShouldBe(0);
        }

        collector.Stop();
        await collecting;
        var all = string.Concat(requests.Select(request => System.Text.Encoding.UTF8.GetString(request.Body)));
        requests.Select(request => request.Path).Distinct().ShouldBe(["/v1/traces", "/v1/metrics"], ignoreOrder: true);
        all.ShouldContain("/l/{code}");
        all.ShouldContain("luma");
        all.ShouldNotContain("secretcode");
    }

    private static async Task CollectAsync(HttpListener collector, List<(string, byte[])> requests)
    {
        while (collector.IsListening)
        {
            try
            {
                var context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                requests.Add((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task<JsonElement> ReadyAsync()
    {
        using var answer = await Luma.Http.GetAsync("/health/ready");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private Task<(int ExitCode, string Output)> QueueAsync(params string[] arguments) => HostProcess.CommandAsync(Luma.Database, ["queue", .. arguments]);

    /// <summary>A message that was given up.</summary>
    private async Task<Guid> DieAsync()
    {
        var id = Guid.CreateVersion7();
        await RunAsync($$"""
            insert into messaging.dead_letters (id, name, body, due_at, enqueued_at, tenant, attempts, reason, died_at)
            select '{{id}}', 'appointments.changed', '{"appointmentIds":[]}', '2026-12-01 16:00Z', '2026-12-01 16:00Z', id, 3, 'InvalidOperationException: it broke', '2026-12-01 16:00Z'
            from accounts order by id limit 1
            """);
        return id;
    }

    private async Task RunAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Luma.Database);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<T> ValueAsync<T>(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Luma.Database);
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
