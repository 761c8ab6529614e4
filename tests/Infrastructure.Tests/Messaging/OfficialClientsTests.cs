using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Luma.Infrastructure.Tests.Messaging.Hosting;

namespace Luma.Infrastructure.Tests.Messaging;

/// <summary>The vendors' own clients take the stand-ins for the vendors.</summary>
[Collection(VendorCollection.Name)]
public sealed class OfficialClientsTests(VendorHost host)
{
    [Fact]
    public async Task Twilios_and_amazons_clients_work_against_the_stand_ins()
    {
        var to = VendorHost.NewNumber();
        var directory = PackageDirectory();
        if (!File.Exists(Path.Combine(directory, "node_modules", ".package-lock.json"))) await RunAsync(directory, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error");
        var settings = JsonSerializer.Serialize(new
        {
            @base = host.Url.AbsoluteUri.TrimEnd('/'),
            accountSid = VendorHost.AccountSid,
            authToken = VendorHost.AuthToken,
            accessKeyId = "AKIDSANDBOX",
            secretAccessKey = "sandbox-secret",
            from = VendorHost.MainNumber,
            to,
        });
        var seen = JsonSerializer.Deserialize<JsonElement>(await RunAsync(directory, "node", "clients.mjs", settings));

        var sid = seen.GetProperty("created").GetProperty("sid").GetString()!;
        sid.ShouldMatch("^SM[0-9a-f]{32}$");
        seen.GetProperty("created").GetProperty("status").GetString().ShouldBe("queued");
        Raw(seen, "fetched").ShouldBe("\"One\"");
        Raw(seen, "listed").ShouldBe("""["Three","Two","One"]""");
        Raw(seen, "today").ShouldBe("3");
        Raw(seen, "tomorrow").ShouldBe("0");
        Raw(seen, "redacted").ShouldBe("\"\"");
        Raw(seen, "removed").ShouldBe("true");
        Raw(seen, "refused").ShouldBe("[400,21211]");
        Raw(seen, "unknown").ShouldBe("[401,20003]");
        seen.GetProperty("calls")[0].GetString().ShouldBe(seen.GetProperty("call").GetString());
        Raw(seen, "line").ShouldBe("""[true,"mobile"]""");
        seen.GetProperty("signature").GetString().ShouldBe(host.Signature.Sign(
            $"{host.Url.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/sms?a=1", [new("To", to), new("From", VendorHost.MainNumber), new("Body", "ü b")]));
        (await host.MessagesToAsync($"p{to[1..]}@example.com")).ShouldHaveSingleItem().Id.ShouldBe(seen.GetProperty("mail").GetString());
        Raw(seen, "account").ShouldBe("true");
        Raw(seen, "forged").ShouldBe("""["InvalidSignatureException",403]""");
        Raw(seen, "illegal").ShouldBe("\"BadRequestException\"");
    }

    private static string Raw(JsonElement seen, string name) => seen.GetProperty(name).GetRawText();

    private static string PackageDirectory([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "..", "npm");

    private static async Task<string> RunAsync(string directory, string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return await output;
    }
}
