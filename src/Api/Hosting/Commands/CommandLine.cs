using Luma.BuildingBlocks.EmbeddedPostgres;
using Npgsql;

namespace Luma.Api.Hosting.Commands;

/// <summary>What the program does besides serving. A command works on the database that the environment names, beside a running host or alone.</summary>
internal static class CommandLine
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Misuse = 2;

    /// <returns>The exit code; null when the arguments name no command, and the host is to serve.</returns>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        try
        {
            return await RunAsync(args);
        }
        catch (Exception error) when (error is NpgsqlException or EmbeddedPostgresException)
        {
            await Console.Error.WriteLineAsync($"Luma's database cannot be used: {error.Message}");
            return Failure;
        }
    }

    private static async Task<int?> RunAsync(string[] args) => args switch
    {
        ["queue", .. var rest] => await QueueCommand.RunAsync(rest),
        ["doctor", "ecw"] => await EcwDoctorCommand.RunAsync(Console.Out),
        ["schema"] => await SchemaCommand.RunAsync(Console.Out),
        ["after-restore"] => await AfterRestoreCommand.RunAsync(),
        _ => null,
    };
}
