using Luma.Application.Messaging;
using Luma.Infrastructure.Messaging.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Twilio;

public static class TwilioRegistration
{
    /// <summary>Texts, calls and number lookups by Twilio. The host does not start on settings that cannot work.</summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfigurationSection configuration)
    {
        services.AddOptions<TwilioOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TwilioOptions>, TwilioOptionsValidator>();
        services.AddVendorHttpClient(TwilioClient.HttpClientName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new TwilioClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(TwilioClient.HttpClientName),
            provider.GetRequiredService<IOptions<TwilioOptions>>()));
        services.AddSingleton(provider => new TwilioSignature(provider.GetRequiredService<IOptions<TwilioOptions>>().Value.AuthToken));
        services.AddSingleton(provider => new TwilioAddresses(provider.GetRequiredService<IOptions<TwilioOptions>>().Value.PublicUrl!));
        services.AddSingleton<IMessageProvider, TwilioSmsProvider>();
        services.AddSingleton<IMessageProvider, TwilioVoiceProvider>();
        services.AddSingleton<INumberLookup, TwilioNumberLookup>();
        return services;
    }
}
