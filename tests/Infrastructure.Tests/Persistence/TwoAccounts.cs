using System.Globalization;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Tests.Persistence;

/// <summary>Two accounts with one row each in every tenant table there is, made from the tables' own descriptions: a table added later is in at once.</summary>
public sealed class TwoAccounts : IAsyncLifetime
{
    /// <summary>Values that a check or a foreign key of another kind asks for.</summary>
    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal)
    {
        ["conversation_entries.direction"] = "'INBOUND'",
        ["do_not_contact_entries.source"] = "'STAFF'",
        ["do_not_contact_entries.value"] = "'+12025550101'",
        ["patient_contacts.kind"] = "'MOBILE'",
        ["outbound_messages.state"] = "'PLANNED'",
        ["outbound_messages.purpose"] = "'REMINDER'",
        ["users.role"] = "'ADMIN'",
        ["delivery_attempts.channel"] = "'SMS'",
        ["delivery_attempts.outcome"] = "'SENDING'",
        ["conversation_entries.channel"] = "'SMS'",
        ["conversations.state"] = "'OPEN'",
        ["appointments.status"] = "'UNCONFIRMED'",
    };

    private readonly MigratedDatabase _database = new();

    public static Guid A { get; } = Guid.Parse("aaaaaaaa-0000-7000-8000-000000000001");

    public static Guid B { get; } = Guid.Parse("bbbbbbbb-0000-7000-8000-000000000001");

    public string ConnectionString => _database.ConnectionString;

    public Databases Databases => _database.Databases;

    /// <summary>Every tenant table but partitions, with the column that says whose a row is.</summary>
    public IReadOnlyList<(string Name, string Owner)> Tables { get; private set; } = [];

    /// <summary>The partitions of tenant tables.</summary>
    public IReadOnlyList<string> Partitions { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        var names = await TablesAsync(partitions: false);
        Tables = [("accounts", "id"), .. names.Select(name => (name, "account_id"))];
        Partitions = await TablesAsync(partitions: true);
        foreach (var account in new[] { A, B }) await SeedAsync(account);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    public Task<List<T>> ListAsync<T>(string sql) => _database.ListAsync<T>(sql);

    /// <summary>An insert of a row like the seeded one, for the account.</summary>
    public async Task<string> InsertAsync(string table, Guid account)
    {
        var columns = await _database.ListAsync<string>($"""
            select concat_ws('|', column_name, udt_name) from information_schema.columns
            where table_schema = 'public' and table_name = '{table}' and is_identity = 'NO'
              and ((is_nullable = 'NO' and column_default is null) or '{table}.' || column_name = any(array['{string.Join("','", Special.Keys)}']))
            """);
        var parents = (await _database.ListAsync<string>($"""
            select a.attname || '|' || c.confrelid::regclass from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.conrelid = '{table}'::regclass and c.contype = 'f' and c.conparentid = 0
            """)).Select(line => line.Split('|')).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        var values = columns.Select(line => line.Split('|'))
            .Select(column => (Name: column[0], Value: ValueOf(table, column[0], column[1], parents.GetValueOrDefault(column[0]), account))).ToList();
        return $"insert into {table} ({string.Join(", ", values.Select(value => value.Name))}) values ({string.Join(", ", values.Select(value => value.Value))})";
    }

    private async Task SeedAsync(Guid account)
    {
        var inserts = new List<string>();
        foreach (var (table, _) in Tables) inserts.Add(await InsertAsync(table, account));
        // The order of foreign keys is of no interest here.
        await _database.RunAsync("begin; set local session_replication_role = replica; " + string.Join("; ", inserts) + "; commit");
    }

    private static string ValueOf(string table, string column, string type, string? parent, Guid account)
    {
        if (Special.TryGetValue($"{table}.{column}", out var special)) return special;
        if (column == "account_id" || (table == "accounts" && column == "id")) return $"'{account}'";
        return type switch
        {
            "uuid" => $"'{IdOf(parent ?? table, account)}'",
            "timestamptz" => "'2026-06-01T12:00Z'",
            "date" => "'2026-06-01'",
            "bool" => "false",
            "jsonb" => "'{}'",
            "bytea" => "'\\x00'",
            "text" => $"'{column} of {account.ToString()[..8]}'",
            _ => "1",
        };
    }

    private static Guid IdOf(string table, Guid account)
    {
        if (table == "accounts") return account;
        var hash = string.Create(CultureInfo.InvariantCulture, $"{table.Sum(letter => letter * 31) + table[0] * 7919 + table.Length * 104729:x12}");
        return Guid.Parse($"{account.ToString()[..8]}-0000-7000-8000-{hash}");
    }

    private Task<List<string>> TablesAsync(bool partitions) => _database.ListAsync<string>($"""
        select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relispartition = {partitions} order by 1
        """);
}
