namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>Says yes to a subscription of our topic, by calling the address that a verified request names.</summary>
public sealed class SnsSubscriptions(HttpClient http)
{
    public const string HttpClientName = "sns";

    /// <returns>False when the address is not Amazon's, or Amazon did not take the answer; SNS asks again.</returns>
    public async Task<bool> ConfirmAsync(SnsMessage message, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(message.SubscribeURL, UriKind.Absolute, out var address) || !SnsHosts.IsAmazon(address)) return false;
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
