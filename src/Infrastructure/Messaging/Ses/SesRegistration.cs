using Luma.Application.Messaging;
using Luma.Infrastructure.Messaging.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Ses;

public static class SesRegistration
{
    private static readonly TimeSpan SnsTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Mail by Amazon SES, its events by SNS. The host does not start on settings that cannot work.</summary>
    public static IServiceCollection AddSes(this IServiceCollection services, IConfigurationSection configuration)
    {
        services.AddOptions<SesOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SesOptions>, SesOptionsValidator>();
        services.AddVendorHttpClient(SesClient.HttpClientName);
        services.AddVendorHttpClient(SnsSubscriptions.HttpClientName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new SesClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(SesClient.HttpClientName),
            provider.GetRequiredService<IOptions<SesOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMessageProvider, SesEmailProvider>();
        services.AddSingleton<ISnsCertificateSource>(provider => new SnsCertificateSource(SnsHttpClient(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SnsSubscriptions(SnsHttpClient(provider)));
        services.AddSingleton<SnsVerifier>();
        return services;
    }

    private static HttpClient SnsHttpClient(IServiceProvider provider)
    {
        var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(SnsSubscriptions.HttpClientName);
        client.Timeout = SnsTimeout;
        return client;
    }
}
