namespace Luma.Integrations.Ecw.Tests.MariaDb;

/// <summary>With real types: MySQL makes of nonsense what a lenient server makes of it, such as zero dates and times beyond a day.</summary>
public sealed class MariaDbMalformedTests : MalformedSuite
{
    protected override Task<EcwClinic> OpenAsync() => MariaDbEcw.OpenAsync();

    protected override Task<bool> TryAsync(EcwClinic clinic, string sql) => Inserting.TryAsync(clinic, sql);
}

public sealed class MariaDbMalformedTextTests : MalformedSuite
{
    protected override Task<EcwClinic> OpenAsync() => MariaDbEcw.OpenAsync(text: true);

    protected override Task<bool> TryAsync(EcwClinic clinic, string sql) => Inserting.TryAsync(clinic, sql);
}

internal static class Inserting
{
    /// <summary>What the server refuses even so (a null where there must be none) is left out.</summary>
    public static async Task<bool> TryAsync(EcwClinic clinic, string sql)
    {
        await clinic.EcwAsync(sql.Replace("insert into", "insert ignore into", StringComparison.Ordinal));
        return true;
    }
}
