using Luma.Api.Hosting;
using Luma.Api.Sandbox.Clock;
using Luma.Api.Sandbox.Ecw;
using Luma.Api.Sandbox.Vendors;
using Luma.Infrastructure.Persistence;
using Luma.Integrations.Ecw;
using Luma.Integrations.Ecw.Sandbox;

namespace Luma.Api.Sandbox;

/// <summary>The sandbox: a clock that can be moved, stand-in vendors on their own protocols, a stand-in eCW database.</summary>
internal static class SandboxComposition
{
    public static void AddSandbox(this WebApplicationBuilder builder, HostSettings settings, Databases databases)
    {
        // Several nodes may share the stand-ins of one host, which then outlives each of them, as real vendors do.
        var vendors = $"{(builder.Configuration["Sandbox:VendorUrl"] ?? settings.Url.GetLeftPart(UriPartial.Authority)).TrimEnd('/')}/sandbox/vendors";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = "AC00000000000000000000000000000001",
            ["Twilio:AuthToken"] = "sandbox-auth-token",
            ["Twilio:BaseAddress"] = $"{vendors}/twilio/",
            ["Twilio:LookupsBaseAddress"] = $"{vendors}/lookups/",
            ["Twilio:PublicUrl"] = settings.PublicUrl.ToString(),
            ["Twilio:Transport:Timeout"] = "00:00:02",
            ["Twilio:Transport:BreakDuration"] = "00:00:00.5",
            ["Ses:AccessKeyId"] = "AKIASANDBOX",
            ["Ses:SecretAccessKey"] = "sandbox-secret",
            ["Ses:BaseAddress"] = $"{vendors}/ses/",
            ["Ses:ConfigurationSetName"] = "luma",
            ["Ses:TopicArn"] = "arn:aws:sns:us-east-1:000000000000:luma",
            ["Ses:Transport:Timeout"] = "00:00:02",
            ["Ses:Transport:BreakDuration"] = "00:00:00.5",
        });

        var clock = new SandboxClock(SandboxClinic.ClockStart);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new SandboxClockStore(databases.Owner, clock));
        builder.Services.AddHostedService<SandboxClockFollower>();
        builder.Services.AddSingleton<SandboxDriver>();
        builder.Services.AddSingleton<ISandboxQuiescence>(provider => provider.GetRequiredService<SandboxDriver>());
        builder.Services.AddSingleton<ISandboxDirectory, SandboxDirectory>();
        builder.Services.AddSingleton<SandboxSeed>();
    }

    public static void AddSandboxVendors(this WebApplicationBuilder builder, Databases databases) =>
        builder.Services.AddSandboxVendors(_ => databases.Owner).AddSandboxEcw();

    public static void AddEcwConnector(this WebApplicationBuilder builder, HostSettings settings, Databases databases)
    {
        var options = new EcwOptions();
        builder.Configuration.GetSection("Ecw").Bind(options);
        if (settings.Sandbox) options.AccountId = SandboxClinic.AccountId;
        builder.Services.AddEcw(options, _ => databases.App);
    }

    public static void MapSandbox(this WebApplication app)
    {
        var sandbox = app.MapGroup("/sandbox").ExcludeFromDescription();
        SandboxClockEndpoints.Map(sandbox);
        SandboxTokenEndpoint.Map(sandbox);
        SandboxEvents.Map(sandbox);
        sandbox.MapPost("/reset", async (SandboxSeed seed, CancellationToken cancellationToken) =>
        {
            await seed.ResetAsync(cancellationToken);
            return TypedResults.NoContent();
        });
        app.MapSandboxVendors();
        app.MapSandboxEcw();
        app.MapSandboxPage();
        app.MapGraphiqlPage();
    }

    private sealed class SandboxDirectory : ISandboxDirectory
    {
        public Task<string> MainNumberAsync(CancellationToken cancellationToken) => Task.FromResult(SandboxSeed.MainNumber);
    }
}
