using System.Text.Json;
using System.Text.Json.Serialization;
using Luma.Api.GraphQL;
using Luma.Api.Sandbox;
using Luma.Api.V1;
using Luma.Api.Webhooks;
using Luma.Application;
using Luma.Infrastructure;
using Luma.Infrastructure.Messaging.Ses;
using Luma.Infrastructure.Messaging.Twilio;
using Luma.Infrastructure.Persistence;

namespace Luma.Api.Hosting;

/// <summary>The composition root: which parts the host is made of, and where they are found.</summary>
internal static class Composition
{
    public static WebApplication Build(WebApplicationBuilder builder, HostSettings settings, Databases databases)
    {
        builder.WebHost.UseUrls(settings.Url.GetLeftPart(UriPartial.Authority));
        builder.AddObservability(settings);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper));
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        });
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<DatabaseAway>();
        builder.Services.AddOpenApi();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(builder.Configuration.GetSection("Health").Get<HealthOptions>() ?? new());
        builder.Services.AddSingleton<VitalsCache>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<VitalsCache>());

        if (settings.Sandbox) builder.AddSandbox(settings, databases);
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(databases, settings.PublicUrl, RoundsEvery(builder.Configuration, settings), settings.Workers);
        builder.Services.AddTwilio(builder.Configuration.GetSection("Twilio"));
        builder.Services.AddSes(builder.Configuration.GetSection("Ses"));
        if (settings.Sandbox) builder.AddSandboxVendors(databases);
        builder.AddEcwConnector(settings, databases);
        builder.Services.AddSingleton(TokensOf(builder.Configuration, settings));
        builder.Services.AddStaffApi(
            settings.Sandbox, TrustedDocuments.OfConsole(builder.Configuration), builder.Configuration.GetValue("GraphQL:TrustedOnly", defaultValue: false));

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSignIn();
        app.UseWebSockets();
        app.MapTwilioWebhooks();
        app.MapSesWebhooks();
        app.MapPatientLinks();
        app.MapApiV1();
        app.MapStaffApi();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
        if (settings.Sandbox) app.MapSandbox();
        return app;
    }

    // The sandbox walks through every tick on the way: hourly ones bring a week down to some ten seconds, and /sandbox/ecw-sync syncs at once.
    private static TimeSpan RoundsEvery(IConfiguration configuration, HostSettings settings) =>
        TimeSpan.FromMinutes(configuration.GetValue("Ehr:RoundMinutes", settings.Sandbox ? 60 : 1));

    private static Tokens TokensOf(IConfiguration configuration, HostSettings settings)
    {
        var secret = configuration["LUMA_TOKEN_SECRET"];
        if (secret is null && !settings.Sandbox) throw new InvalidOperationException("LUMA_TOKEN_SECRET is missing: 32 random bytes or more.");
        return new(System.Text.Encoding.UTF8.GetBytes(secret ?? "sandbox"));
    }
}
