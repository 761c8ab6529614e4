using Luma.Domain.Ehr;
using Luma.Infrastructure.Accounts;
using Luma.Integrations.Ecw;
using Luma.Integrations.Ecw.Diagnosis;
using Luma.Integrations.Ecw.Sandbox;

namespace Luma.Api.Hosting.Commands;

/// <summary><c>doctor ecw</c>: prints what is right and wrong about the connection to eCW, and changes nothing.</summary>
internal static class EcwDoctorCommand
{
    /// <returns>The process's exit code: 1 when there is a problem.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        await using var ground = await CommandGround.OpenAsync();
        var options = new EcwOptions();
        ground.Configuration.GetSection("Ecw").Bind(options);
        if (ground.Settings.Sandbox) options.AccountId ??= SandboxClinic.AccountId;
        return await ExamineAsync(ground, options, output);
    }

    private static async Task<int> ExamineAsync(CommandGround ground, EcwOptions options, TextWriter output)
    {
        var chosen = options.AccountId is { } account ? await new SettingsReader(ground.Databases).ReadAsync<EhrSettings>(account, CancellationToken.None) : new();
        var findings = await EcwDoctor.ExamineAsync(
            ground.Databases.App, options, chosen, DateOnly.FromDateTime(ground.Clock.GetUtcNow().UtcDateTime), CancellationToken.None);
        foreach (var finding in findings)
        {
            var level = finding.Level switch { EcwLevel.Well => "ok", EcwLevel.Note => "note", _ => "problem" };
            await output.WriteLineAsync($"{finding.What,-24} {level,-8} {finding.Says}");
            if (finding.ToDo is { } toDo) await output.WriteLineAsync($"{"",-33} {toDo}");
        }

        var problems = findings.Count(finding => finding.Level == EcwLevel.Problem);
        await output.WriteLineAsync(problems == 0 ? "eCW can be used." : $"{problems} to put right before eCW can be used.");
        return problems == 0 ? CommandLine.Success : CommandLine.Failure;
    }
}
