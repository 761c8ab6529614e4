using Luma.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Luma.Infrastructure.Tests.Persistence;

/// <summary>The EF model against the migrated database, so that neither drifts from the other.</summary>
public sealed class DriftTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    /// <summary>Columns that EF does not know, and why.</summary>
    private static readonly Dictionary<string, string> Unmapped = new(StringComparer.Ordinal)
    {
        ["appointments.ehr_status"] = "what the code last meant to the sync",
        ["audit_entries.hash"] = "the chain is written and proved by hand-written SQL",
        ["audit_entries.previous_hash"] = "the chain is written and proved by hand-written SQL",
        ["ehr_feeds.high_water_mark"] = "the sync's own",
        ["ehr_feeds.settings_fingerprint"] = "the sync's own",
        ["ehr_quarantine.ehr_hash"] = "the sync's own",
        ["ehr_quarantine.row"] = "PHI as it came; shown to nobody",
    };

    private static readonly Dictionary<string, string> SameType = new(StringComparer.Ordinal)
    {
        ["character varying"] = "text",
        ["timestamp with time zone"] = "timestamptz",
        ["integer"] = "int4",
        ["bigint"] = "int8",
        ["boolean"] = "bool",
        ["text[]"] = "_text",
    };

    [Fact]
    public async Task Every_mapped_column_exists_with_its_type_and_nullability()
    {
        var columns = await ColumnsAsync();
        var problems = new List<string>();
        foreach (var (name, property) in Mapped())
        {
            if (!columns.TryGetValue(name, out var column)) problems.Add($"{name} is mapped but does not exist");
            else if (TypeOf(property) != column.Type) problems.Add($"{name} is {column.Type}, the model says {TypeOf(property)}");
            else if (property.IsNullable != column.Nullable) problems.Add($"{name} is {(column.Nullable ? "nullable" : "not null")}, the model says otherwise");
        }

        problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_column_of_a_mapped_table_is_mapped_or_says_why_not()
    {
        var mapped = Mapped().Select(pair => pair.Name).ToHashSet(StringComparer.Ordinal);
        var tables = mapped.Select(name => name.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var missing = (await ColumnsAsync()).Keys.Where(name => tables.Contains(name.Split('.')[0]) && !mapped.Contains(name)).ToList();
        missing.Except(Unmapped.Keys).ShouldBeEmpty("neither mapped nor listed with a reason");
        Unmapped.Keys.Except(missing).ShouldBeEmpty("listed as unmapped, but mapped or gone");
    }

    [Fact]
    public void Every_tenant_entity_has_a_query_filter()
    {
        using var db = Model();
        db.Model.GetEntityTypes().Where(entity => entity.GetDeclaredQueryFilters().Count == 0).Select(entity => entity.Name).ShouldBeEmpty();
    }

    private static List<(string Name, IProperty Property)> Mapped()
    {
        using var db = Model();
        return
        [
            .. from entity in db.Model.GetEntityTypes()
               from property in entity.GetProperties()
               where property.Name != "xmin"
               select ($"{entity.GetTableName()}.{property.GetColumnName()}", property),
        ];
    }

    private static string TypeOf(IProperty property) => SameType.GetValueOrDefault(property.GetColumnType(), property.GetColumnType());

    private static LumaDb Model() => new(new DbContextOptionsBuilder<LumaDb>().UseNpgsql("Host=nowhere").Options);

    private async Task<Dictionary<string, (string Type, bool Nullable)>> ColumnsAsync() =>
        (await database.ListAsync<string>("""
            select concat_ws('|', table_name || '.' || column_name, udt_name, is_nullable) from information_schema.columns where table_schema = 'public'
            """))
        .Select(line => line.Split('|')).ToDictionary(parts => parts[0], parts => (SameType.GetValueOrDefault(parts[1], parts[1]), parts[2] == "YES"), StringComparer.Ordinal);
}
