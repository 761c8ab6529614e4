namespace Luma.Api.Sandbox.Vendors;

/// <summary>What a webhook answered.</summary>
internal sealed record WebhookReply(int Status, string Body)
{
    public bool Succeeded => Status is >= 200 and < 300;
}

/// <summary>Calls webhooks over HTTP, as the vendors do.</summary>
internal sealed class WebhookDelivery(HttpClient http)
{
    public const string HttpClientName = "sandbox-webhooks";

    public async Task<WebhookReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return new WebhookReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new WebhookReply(StatusCodes.Status502BadGateway, "");
        }
    }
}
