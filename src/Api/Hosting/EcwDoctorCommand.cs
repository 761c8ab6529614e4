using Luma.BuildingBlocks.EmbeddedPostgres;
using Luma.Domain.Ehr;
using Luma.Infrastructure.Accounts;
using Luma.Infrastructure.Persistence;
using Luma.Integrations.Ecw;
using Luma.Integrations.Ecw.Diagnosis;
using Luma.Integrations.Ecw.Sandbox;
using Npgsql;

namespace Luma.Api.Hosting;

/// <summary><c>doctor ecw</c>: prints what is right and wrong about the connection to eCW, and changes nothing.</summary>
internal static class EcwDoctorCommand
{
    /// <returns>The process's exit code: 1 when there is a problem.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var settings = HostSettings.Read(configuration);
        var options = new EcwOptions();
        configuration.GetSection("Ecw").Bind(options);
        if (settings.Sandbox) options.AccountId ??= SandboxClinic.AccountId;
        try
        {
            await using var postgres = settings.Database is null
                ? await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = Path.Combine(settings.DataDirectory, "postgres") })
                : null;
            await using var databases = new Databases(settings.Database ?? postgres!.ConnectionString, 5);
            return await ExamineAsync(databases, options, output);
        }
        catch (Exception e) when (e is NpgsqlException or EmbeddedPostgresException)
        {
            await output.WriteLineAsync($"Luma's own database cannot be used: {e.Message}");
            await output.WriteLineAsync("Is Luma running on this data directory? Then stop it first, or name the database in LUMA_DB.");
            return 1;
        }
    }

    private static async Task<int> ExamineAsync(Databases databases, EcwOptions options, TextWriter output)
    {
        var chosen = options.AccountId is { } account ? await new SettingsReader(databases).ReadAsync<EhrSettings>(account, CancellationToken.None) : new();
        var findings = await EcwDoctor.ExamineAsync(databases.App, options, chosen, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), CancellationToken.None);
        foreach (var finding in findings)
        {
            var level = finding.Level switch { EcwLevel.Well => "ok", EcwLevel.Note => "note", _ => "problem" };
            await output.WriteLineAsync($"{finding.What,-24} {level,-8} {finding.Says}");
            if (finding.ToDo is { } toDo) await output.WriteLineAsync($"{"",-33} {toDo}");
        }

        var problems = findings.Count(finding => finding.Level == EcwLevel.Problem);
        await output.WriteLineAsync(problems == 0 ? "eCW can be used." : $"{problems} to put right before eCW can be used.");
        return problems == 0 ? 0 : 1;
    }
}
