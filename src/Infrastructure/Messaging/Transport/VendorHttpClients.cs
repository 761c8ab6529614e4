using Microsoft.Extensions.DependencyInjection;

namespace Luma.Infrastructure.Messaging.Transport;

internal static class VendorHttpClients
{
    private const int MaxReply = 8 * 1024 * 1024;

    /// <summary>A named client fit for a singleton: its handler renews connections by itself.</summary>
    public static void AddVendorHttpClient(this IServiceCollection services, string name) =>
        services.AddHttpClient(name, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan; // the pipeline's time-out counts
                client.MaxResponseContentBufferSize = MaxReply;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Luma/1.0");
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would repeat a POST, and carry our credentials to wherever it points.
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers(); // they would write phone numbers: Twilio has them in paths and queries
}
