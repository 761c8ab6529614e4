using Npgsql;

namespace Luma.Acceptance.Support;

/// <summary>Everything that one tenant has, as the database holds it: what a stranger must neither read nor change.</summary>
internal sealed class TenantWatch(NpgsqlDataSource database, Guid account)
{
    private const string Tables = """
        select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1
        """;

    /// <summary>A fingerprint of each table's rows of this tenant.</summary>
    public async Task<Dictionary<string, string>> SnapshotAsync()
    {
        var prints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await ListAsync(Tables))
            prints[table] = (await ListAsync($"select coalesce(md5(string_agg(t::text, '|' order by t::text)), 'none') from {table} t where account_id = '{account}'"))[0];
        return prints;
    }

    /// <summary>One id of each table that has ids.</summary>
    public async Task<Dictionary<string, Guid>> IdsAsync()
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var table in await ListAsync($"select t from ({Tables}) x (t) where exists (select from information_schema.columns where table_name = t and column_name = 'id')"))
        {
            if (await ListAsync($"select id::text from {table} where account_id = '{account}' order by id limit 1") is [var id]) ids[table] = Guid.Parse(id);
        }

        return ids;
    }

    /// <summary>What would give the tenant away in an answer: ids, names, numbers.</summary>
    public async Task<IReadOnlyList<string>> MarksAsync() =>
    [
        .. (await IdsAsync()).Values.Select(id => id.ToString()),
        .. await ListAsync($"select '\"' || last_name || '\"' from patients where account_id = '{account}'"),
        .. await ListAsync($"select value from patient_contacts where account_id = '{account}'"),
    ];

    public async Task<List<string>> ListAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync()) values.Add(reader.GetString(0));
        return values;
    }

    public async Task RunAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
