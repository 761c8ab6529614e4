using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Luma.Integrations.Ecw.Tests.MariaDb;

/// <summary>eCW's tables in a MariaDB, seen through foreign tables that were made as docs/ecw.md tells an administrator: its grants, its script.</summary>
public sealed partial class MariaDbEcw : IEcwSite
{
    private static readonly Lazy<Task<string>> Seed = new(ReadSeedAsync);
    private readonly TestMariaDb _server;
    private readonly string _database = "ecw_" + Guid.CreateVersion7().ToString("N")[20..];
    private readonly NpgsqlDataSource _owner;

    private MariaDbEcw(TestMariaDb server, NpgsqlDataSource owner) => (_server, _owner) = (server, owner);

    private string User => _database;

    /// <param name="server">Null: the shared one.</param>
    /// <param name="text">Dates and times are kept as text.</param>
    public static async Task<EcwClinic> OpenAsync(TestMariaDb? server = null, bool text = false)
    {
        var connectionString = await TestPostgres.CreateFromTemplateAsync("ecw_mysql", PrepareAsync);
        var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        var site = new MariaDbEcw(server ?? await TestMariaDb.SharedAsync(), owner);
        await site.CreateAsync(text);
        return new(connectionString, site);
    }

    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(MariaDbEcw).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public Task ExecuteAsync(string sql) => _server.ExecuteAsync($"use {_database};\n{Translate(sql)}");

    public async Task<T?> ValueAsync<T>(string sql)
    {
        var answer = (await _server.ExecuteAsync($"use {_database};\n{Translate(sql)}")).TrimEnd('\n').Split('\n')[0].Split('\t')[0];
        return answer is "NULL" or "" && default(T) is null ? default : (T)Convert.ChangeType(answer, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>The names that differ are put into the script's list, as an administrator would.</summary>
    public async Task RefreshAsync(params (string Ours, string Theirs)[] renamed)
    {
        // MySQL's grants go by name: what was renamed has lost them.
        await _server.ExecuteAsync($"grant select on {_database}.* to '{User}'@'127.0.0.1'");
        await ImportAsync(renamed);
    }

    public Task AllowOddNamesAsync() => Task.CompletedTask;

    /// <summary>No new connection is let in, and the ones that are open are lost.</summary>
    public Task LeaveAsync() => _server.ExecuteAsync($"alter user '{User}'@'127.0.0.1' account lock; kill user '{User}'@'127.0.0.1';");

    public Task ReturnAsync() => _server.ExecuteAsync($"alter user '{User}'@'127.0.0.1' account unlock");

    public Task RevokeWritingAsync() =>
        _server.ExecuteAsync($"revoke update (STATUS, visitstscodeid, arrivedTime) on {_database}.enc from '{User}'@'127.0.0.1'");

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _server.ExecuteAsync($"drop database if exists {_database}; drop user if exists '{User}'@'127.0.0.1';");
    }

    private async Task CreateAsync(bool text)
    {
        var grants = Resource("mysql-grants.sql").Replace("mobiledoc", _database, StringComparison.Ordinal).Replace("'luma'@'10.0.0.8'", $"'{User}'@'127.0.0.1'", StringComparison.Ordinal)
            .Replace("on " + _database + ".users", "on " + _database + ".Users", StringComparison.Ordinal).Replace(" require ssl", "", StringComparison.Ordinal);
        var tables = Resource("mobiledoc.sql") + (text ? Resource("text-columns.sql") : "");
        await _server.ExecuteAsync($"create database {_database}; use {_database};\n{tables}\n{await Seed.Value}\n{grants}");
        await SqlText.ExecuteAsync(_owner, $"""
            create server ecw_server foreign data wrapper mysql_fdw options (host '127.0.0.1', port '{_server.Port}', character_set 'utf8mb4', fetch_size '5000');
            create user mapping for current_user server ecw_server options (username '{User}', password 'a long random password');
            create user mapping for luma_app server ecw_server options (username '{User}', password 'a long random password');
            """);
        await ImportAsync([]);
    }

    private async Task ImportAsync((string Ours, string Theirs)[] renamed)
    {
        var script = renamed.Aggregate(Resource("mysql.sql"), (text, name) => Regex.Replace(text, $@"\b{name.Ours}\b", name.Theirs));
        await SqlText.ExecuteAsync(_owner, $"set luma.ecw_database = '{_database}'; {script}");
    }

    private static async Task PrepareAsync(string connectionString)
    {
        await LocalEcw.PrepareAsync(connectionString);
        await using var owner = NpgsqlDataSource.Create(connectionString);
        await SqlText.ExecuteAsync(owner, "drop schema ecw cascade; create extension mysql_fdw");
    }

    /// <summary>The sandbox's clinic as MySQL statements.</summary>
    private static async Task<string> ReadSeedAsync()
    {
        var connectionString = await TestPostgres.CreateFromTemplateAsync("ecw", LocalEcw.PrepareAsync);
        await using var owner = NpgsqlDataSource.Create(connectionString);
        var inserts = new StringBuilder("set names utf8mb4;\n");
        foreach (Match match in Columns().Matches(Resource("seed-columns.txt")))
        {
            var (table, columns) = (match.Groups["table"].Value, match.Groups["columns"].Value.Split(' '));
            var values = string.Join(" || ',' || ", columns.Select(column => $"""quote_nullable("{column}"::text)"""));
            var rows = await SqlText.ValueAsync<string>(owner, $"""select string_agg('(' || {values} || ')', E',\n') from ecw."{table.ToLowerInvariant()}" """);
            inserts.Append(CultureInfo.InvariantCulture, $"insert into {table} ({string.Join(", ", columns)}) values {rows};\n");
        }

        await TestPostgres.DropAsync(connectionString);
        return inserts.ToString();
    }

    /// <summary>The suites speak PostgreSQL to schema ecw; what differs here is the schema's name, the case of a table's, and casts.</summary>
    private string Translate(string sql) =>
        sql.Replace("ecw.users", "ecw.Users", StringComparison.Ordinal).Replace("::text", "", StringComparison.Ordinal).Replace("ecw.", _database + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<table>\w+): (?<columns>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Columns();
}
