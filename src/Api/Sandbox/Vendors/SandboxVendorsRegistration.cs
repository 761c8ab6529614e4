using Luma.Infrastructure.Messaging.Ses;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Luma.Api.Sandbox.Vendors;

public static class SandboxVendorsRegistration
{
    /// <summary>Stand-ins for Twilio and SES. Comes after AddTwilio and AddSes, whose credentials they check and whose certificate source they replace;
    /// <see cref="ISandboxQuiescence"/> and <see cref="ISandboxDirectory"/> are the host's.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="database">A role that may create the schema <c>sandbox</c>.</param>
    public static IServiceCollection AddSandboxVendors(this IServiceCollection services, Func<IServiceProvider, NpgsqlDataSource> database)
    {
        services.AddSingleton(provider => new SandboxVendorStore(database(provider)));
        services.AddHttpClient(WebhookDelivery.HttpClientName).RemoveAllLoggers();
        services.AddSingleton(provider => new WebhookDelivery(provider.GetRequiredService<IHttpClientFactory>().CreateClient(WebhookDelivery.HttpClientName)));
        services.AddSingleton<TwilioWebhookPoster>();
        services.AddSingleton<TwilioPhone>();
        services.AddSingleton<SesStandInSignature>();
        services.AddSingleton<SesEventPoster>();
        services.AddSingleton<SandboxSnsKey>();
        services.Replace(ServiceDescriptor.Singleton<ISnsCertificateSource>(provider => provider.GetRequiredService<SandboxSnsKey>()));
        return services;
    }

    /// <summary>The vendors' protocols below <c>/sandbox/vendors</c>, and the sandbox's own calls about messages, phones and faults. The schema must be
    /// there: <see cref="SandboxVendorStore.CreateSchemaAsync"/>.</summary>
    public static IEndpointRouteBuilder MapSandboxVendors(this IEndpointRouteBuilder routes)
    {
        var sandbox = routes.MapGroup("/sandbox").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        SandboxMessagesContract.Map(sandbox);
        SandboxPhonesContract.Map(sandbox);
        SandboxFaultsContract.Map(sandbox);

        var vendors = sandbox.MapGroup("/vendors");
        TwilioStandIn.Map(vendors);
        SesStandIn.Map(vendors);
        vendors.MapGet("/sns/cert.pem", async (SandboxSnsKey key, HttpContext context) =>
            TypedResults.Text(await key.CertificateAsync(context.RequestAborted), "application/x-pem-file"));
        return routes;
    }
}
