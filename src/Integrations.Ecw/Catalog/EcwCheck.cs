using Luma.Application.Ehr;

namespace Luma.Integrations.Ecw.Catalog;

/// <summary>What a site lacks of the tables and columns that we know.</summary>
internal sealed record EcwCheck(IReadOnlyList<string> Missing, IReadOnlyList<string> Absent)
{
    public static EcwCheck Of(EcwCatalog catalog, string schema)
    {
        List<string> missing = [], absent = [];
        foreach (var table in EcwTables.All)
        {
            if (!catalog.Has(table.Name))
            {
                (table.Required ? missing : absent).Add($"table {schema}.{table.Name}");
                continue;
            }

            // A table that we can do without, but which lacks a key column, is as good as absent.
            var lacks = table.RequiredColumns.Where(column => !catalog.Has(table.Name, column)).Select(column => $"column {schema}.{table.Name}.{column}");
            (table.Required ? missing : absent).AddRange(lacks);
            absent.AddRange(table.OptionalColumns.Where(column => !catalog.Has(table.Name, column)).Select(column => $"column {schema}.{table.Name}.{column}"));
        }

        return new(missing, absent);
    }

    public void ThrowIfMissing()
    {
        if (Missing.Count > 0)
            throw new EhrException($"The eCW database lacks {string.Join(", ", Missing)}. If the site names it differently, set the name in the connection's configuration.");
    }
}
