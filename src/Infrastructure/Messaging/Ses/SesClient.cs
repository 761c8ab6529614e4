using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Luma.Infrastructure.Messaging.Transport;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>Amazon SES v2, as far as we use it. Safe for concurrent use.</summary>
public sealed class SesClient(HttpClient http, IOptions<SesOptions> options, TimeProvider clock)
{
    public const string HttpClientName = "ses";
    private const string Service = "ses";

    private readonly SesOptions options = options.Value;
    private readonly VendorTransport transport = new(http, options.Value.Transport);

    public Task<VendorAnswer> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, SesJson.Options);
        return transport.CommandAsync(() => Signed(HttpMethod.Post, "v2/email/outbound-emails", body), cancellationToken);
    }

    public Task<VendorAnswer> GetAccountAsync(CancellationToken cancellationToken) =>
        transport.QueryAsync(() => Signed(HttpMethod.Get, "v2/email/account", []), cancellationToken);

    private HttpRequestMessage Signed(HttpMethod method, string path, byte[] body)
    {
        var address = new Uri($"{options.Endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
        var timestamp = clock.GetUtcNow().UtcDateTime.ToString(SigV4.DateFormat, CultureInfo.InvariantCulture);
        List<KeyValuePair<string, string>> headers = [new("host", address.Authority), new(SigV4.DateHeader, timestamp)];
        if (options.Credentials.SessionToken is { } token) headers.Add(new(SigV4.TokenHeader, token));

        var request = new HttpRequestMessage(method, address);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            headers.Add(new("content-type", "application/json"));
        }

        foreach (var header in headers.Where(header => header.Key.StartsWith("x-amz", StringComparison.Ordinal))) request.Headers.Add(header.Key, header.Value);
        var signed = new SigV4Request(method.Method, address.AbsolutePath, address.Query.TrimStart('?'), headers, SigV4.Hash(body));
        request.Headers.TryAddWithoutValidation("Authorization", SigV4.Authorization(options.Credentials, timestamp, options.Region, Service, signed));
        return request;
    }
}
