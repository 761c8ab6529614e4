using System.Runtime.Versioning;

namespace Luma.BuildingBlocks.EmbeddedPostgres.Tests;

[SupportedOSPlatform("linux")]
public sealed class CrashTests : Sandbox
{
    [Fact]
    public async Task The_server_ends_with_a_host_that_was_killed()
    {
        using var host = await HostProcess.StartReadyAsync(Data);
        var server = ServerPid();
        ProcessesOfServer().ShouldContain(server);

        await host.KillAsync();

        await UntilAsync("server and watchdog have ended", () => ProcessesOfServer().Count == 0);
        File.Exists(PidFile).ShouldBeFalse("the server should have shut down in order");
    }

    [Fact]
    public async Task A_new_host_may_start_at_once_after_the_old_one_was_killed()
    {
        using (var host = await HostProcess.StartReadyAsync(Data))
        {
            await QueryAsync(host.FirstLine["ready ".Length..], "create table kept as select 42 as answer");
            await host.KillAsync();
        }

        await using var server = await StartAsync();
        (await QueryAsync(server.ConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_server_that_lost_host_and_watchdog_is_ended_by_the_next_host()
    {
        var orphan = await KillAllButTheServerAsync();

        await using var server = await StartAsync();

        ProcessesOfServer().ShouldNotContain(orphan);
        (await QueryAsync(server.ConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task What_was_committed_survives_the_death_of_everything()
    {
        Kill(await KillAllButTheServerAsync());
        File.Exists(PidFile).ShouldBeTrue();

        await using var server = await StartAsync();

        (await QueryAsync(server.ConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_stale_pid_file_whose_number_was_given_to_another_program_is_no_obstacle()
    {
        await using (await StartAsync())
        {
        }

        // Our own number: alive, and not a server.
        await File.WriteAllTextAsync(PidFile, $"{Environment.ProcessId}\n{Data}/cluster\n1\n5432\n/tmp\n\n0 0\nready   \n");

        await using var server = await StartAsync();
        (await QueryAsync(server.ConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_host_on_the_same_directory_is_refused_and_told_who_has_it()
    {
        await using var first = await StartAsync();

        using var second = await HostProcess.StartAsync(Data);

        second.FirstLine.ShouldContain("in use by another host");
        second.FirstLine.ShouldContain($"process {Environment.ProcessId}");
        (await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync())).Message.ShouldContain("in use");
        (await QueryAsync(first.ConnectionString, "select 1")).ShouldBe(1);
    }

    private async Task<int> KillAllButTheServerAsync()
    {
        using var host = await HostProcess.StartReadyAsync(Data);
        await QueryAsync(host.FirstLine["ready ".Length..], "create table kept as select 42 as answer");
        var server = ServerPid();
        // The watchdogs first: alive at the host's death they would end the server.
        foreach (var watchdog in ProcessesOfServer().Where(pid => pid != server))
            Kill(watchdog);
        await host.KillAsync();
        return server;
    }
}
