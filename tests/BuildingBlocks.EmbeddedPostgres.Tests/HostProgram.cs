namespace Luma.BuildingBlocks.EmbeddedPostgres.Tests;

/// <summary>A host process for tests that kill one: <c>dotnet exec (this assembly) (data directory)</c> starts a server, says so, and stays.</summary>
internal static class HostProgram
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = args[0] });
            await Console.Out.WriteLineAsync($"ready {server.ConnectionString}");
            await Console.In.ReadLineAsync();
            return 0;
        }
        catch (EmbeddedPostgresException failure)
        {
            await Console.Out.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
