namespace Luma.Integrations.Ecw.Tests.MariaDb;

/// <summary>With dates as text, since the suite puts anything into them.</summary>
public sealed class MariaDbSyncTests : SyncSuite
{
    protected override Task<EcwClinic> OpenAsync() => MariaDbEcw.OpenAsync(text: true);
}

public sealed class MariaDbPushTests : PushSuite
{
    protected override Task<EcwClinic> OpenAsync() => MariaDbEcw.OpenAsync();
}
