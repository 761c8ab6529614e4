using System.Text.RegularExpressions;
using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Tests.MariaDb;

/// <summary>The scripts that administrators run name what the connector reads, no more and no less.</summary>
public sealed partial class ScriptTests
{
    // Guesses of which no site is known to have them; naming them in a grant would be an error at every site.
    private static readonly string[] NotGranted = ["visitcodes.deleteFlag", "visitstscodes.color"];

    private static readonly string[] Known =
        [.. EcwTables.All.SelectMany(table => table.RequiredColumns.Concat(table.OptionalColumns).Select(column => $"{table.Name}.{column}")).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_foreign_tables_have_every_column_that_is_read() =>
        Wanted().Matches(MariaDbEcw.Resource("mysql.sql")).SelectMany(match => match.Groups["columns"].Value.Split(' ').Select(column => $"{match.Groups["table"].Value}.{column}"))
            .Order(StringComparer.Ordinal).ShouldBe(Known);

    [Fact]
    public void The_grants_name_every_column_that_is_read() =>
        Granted().Matches(MariaDbEcw.Resource("mysql-grants.sql"))
            .SelectMany(match => match.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries).Select(column => $"{match.Groups["table"].Value}.{column}"))
            .Order(StringComparer.Ordinal).ShouldBe(Known.Except(NotGranted).Where(column => !column.StartsWith("log.", StringComparison.Ordinal)));

    [GeneratedRegex(@"^        \('(?<table>\w+)', '(?<columns>[\w ]+)'\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"grant select \((?<columns>[\w,\s]+)\)\s+on mobiledoc\.(?<table>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Granted();
}
