using System.Runtime.Versioning;

namespace Luma.BuildingBlocks.EmbeddedPostgres.Tests;

[SupportedOSPlatform("linux")]
public sealed class StartAndStopTests : Sandbox
{
    [Fact]
    public async Task A_restarted_server_still_has_the_data_and_the_same_address()
    {
        string first;
        await using (var server = await StartAsync())
        {
            first = server.ConnectionString;
            await QueryAsync(first, "create table kept as select 42 as answer");
        }

        await using var again = await StartAsync();
        again.ConnectionString.ShouldBe(first);
        (await QueryAsync(again.ConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_stopped_server_leaves_no_process_and_no_socket()
    {
        var server = await StartAsync();
        var sockets = (string)(await QueryAsync(server.ConnectionString, "show unix_socket_directories"))!;
        File.Exists(Path.Combine(sockets, ".s.PGSQL.5432")).ShouldBeTrue();

        await server.StopAsync();
        await server.StopAsync();

        server.Ended.IsCompleted.ShouldBeTrue();
        ProcessesOfServer().ShouldBeEmpty();
        Directory.Exists(sockets).ShouldBeFalse();
    }

    [Fact]
    public async Task The_server_speaks_utf8_sorts_the_same_everywhere_and_listens_on_no_port()
    {
        await using var server = await StartAsync();
        (await QueryAsync(server.ConnectionString, "show server_encoding")).ShouldBe("UTF8");
        (await QueryAsync(server.ConnectionString, "select datcollate from pg_database where datname = current_database()")).ShouldBe("C.UTF-8");
        (await QueryAsync(server.ConnectionString, "show listen_addresses")).ShouldBe("");
        (await QueryAsync(server.ConnectionString, "select current_database()")).ShouldBe("luma");
    }

    [Fact]
    public async Task Settings_of_the_host_win()
    {
        await using var server = await StartAsync(options => options with { Settings = new Dictionary<string, string> { ["max_connections"] = "17" } });
        (await QueryAsync(server.ConnectionString, "show max_connections")).ShouldBe("17");
    }

    [Fact]
    public async Task A_setting_that_the_server_refuses_is_reported_with_its_own_words()
    {
        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(
            () => StartAsync(options => options with { Settings = new Dictionary<string, string> { ["no_such_setting"] = "1" } }));
        failure.Message.ShouldContain("no_such_setting");
    }

    [Fact]
    public async Task A_failed_statement_leaves_nothing_of_a_patient_in_the_log()
    {
        await using var server = await StartAsync();
        await QueryAsync(server.ConnectionString, "create table patients (phone text primary key); insert into patients values ('+15550001111')");
        await Should.ThrowAsync<Npgsql.PostgresException>(() => QueryAsync(server.ConnectionString, "insert into patients values ('+15550001111')"));

        var log = await File.ReadAllTextAsync(Path.Combine(Data, "server.log"));
        log.ShouldContain("duplicate key");
        log.ShouldNotContain("5550001111");
    }

    [Fact]
    public async Task A_private_directory_on_the_way_is_no_obstacle()
    {
        // Root's server runs as another user, which may not enter what only root may.
        var closed = Directory.CreateDirectory(Path.Combine(Root, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var server = await StartAsync(options => options with { DataDirectory = Path.Combine(closed.FullName, "data") });
        (await QueryAsync(server.ConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_temporary_server_takes_its_directory_with_it()
    {
        var server = await StartAsync(options => options with { Temporary = true });
        Directory.Exists(Data).ShouldBeTrue();

        await server.StopAsync();

        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_temporary_server_refuses_a_directory_that_exists()
    {
        Directory.CreateDirectory(Data);
        var kept = Path.Combine(Data, "kept");
        await File.WriteAllTextAsync(kept, "somebody's");

        await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync(options => options with { Temporary = true }));

        File.Exists(kept).ShouldBeTrue();
    }

    [Fact]
    public async Task An_interrupted_first_start_is_no_half_cluster()
    {
        Directory.CreateDirectory(Path.Combine(Data, "cluster.new", "base"));
        await using var server = await StartAsync();
        (await QueryAsync(server.ConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Binaries_that_are_not_there_are_named_with_what_to_install()
    {
        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(
            () => StartAsync(options => options with { BinariesDirectory = Path.Combine(Root, "nowhere") }));
        failure.Message.ShouldContain("nowhere");
        failure.Message.ShouldContain("15 or later");
        EmbeddedPostgresException.BinariesMissing(["PATH"]).Message.ShouldContain("apt-get install postgresql");
    }

    [Fact]
    public async Task A_server_that_is_too_old_is_refused()
    {
        foreach (var (name, text) in new[] { ("postgres", "#!/bin/sh\necho 'postgres (PostgreSQL) 14.2'\n"), ("initdb", "") })
        {
            var file = Path.Combine(Root, name);
            await File.WriteAllTextAsync(file, text);
            new FileInfo(file).UnixFileMode |= UnixFileMode.UserExecute;
        }

        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync(options => options with { BinariesDirectory = Root }));
        failure.Message.ShouldContain("14.2");
    }
}
