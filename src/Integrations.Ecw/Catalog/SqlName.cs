using System.Globalization;

namespace Luma.Integrations.Ecw.Catalog;

internal static class SqlName
{
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Literal(DateOnly day) => Literal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));
}
