using System.Net.Http.Headers;
using System.Text;
using Luma.Infrastructure.Messaging.Transport;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>Twilio's REST API, as far as we use it. Safe for concurrent use.</summary>
public sealed class TwilioClient(HttpClient http, IOptions<TwilioOptions> options)
{
    public const string HttpClientName = "twilio";

    private readonly TwilioOptions options = options.Value;
    private readonly VendorTransport transport = new(http, options.Value.Transport);

    private string Account => $"2010-04-01/Accounts/{options.AccountSid}";

    public Task<VendorAnswer> CreateMessageAsync(IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        transport.CommandAsync(() => Post($"{Account}/Messages.json", form), cancellationToken);

    public Task<VendorAnswer> FetchMessageAsync(string sid, CancellationToken cancellationToken) =>
        transport.QueryAsync(() => Get(options.BaseAddress, $"{Account}/Messages/{Uri.EscapeDataString(sid)}.json"), cancellationToken);

    public Task<VendorAnswer> ListMessagesAsync(string to, string from, CancellationToken cancellationToken) =>
        transport.QueryAsync(() => Get(options.BaseAddress, $"{Account}/Messages.json{Between(to, from)}"), cancellationToken);

    public Task<VendorAnswer> CreateCallAsync(IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        transport.CommandAsync(() => Post($"{Account}/Calls.json", form), cancellationToken);

    public Task<VendorAnswer> ListCallsAsync(string to, string from, CancellationToken cancellationToken) =>
        transport.QueryAsync(() => Get(options.BaseAddress, $"{Account}/Calls.json{Between(to, from)}"), cancellationToken);

    /// <param name="pageUri">The next_page_uri of a list: a path from the root of the API.</param>
    public Task<VendorAnswer> NextPageAsync(string pageUri, CancellationToken cancellationToken) =>
        transport.QueryAsync(() => Get(options.BaseAddress, pageUri.TrimStart('/')), cancellationToken);

    public Task<VendorAnswer> LookupLineTypeAsync(string number, CancellationToken cancellationToken) => transport.QueryAsync(
        () => Get(options.LookupsBaseAddress, $"v2/PhoneNumbers/{Uri.EscapeDataString(number)}?Fields=line_type_intelligence"), cancellationToken);

    private static string Between(string to, string from) =>
        $"?To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(from)}&PageSize=50";

    private HttpRequestMessage Get(Uri host, string path) => Authorized(new HttpRequestMessage(HttpMethod.Get, Below(host, path)));

    private HttpRequestMessage Post(string path, IReadOnlyList<KeyValuePair<string, string>> form) =>
        Authorized(new HttpRequestMessage(HttpMethod.Post, Below(options.BaseAddress, path)) { Content = new FormUrlEncodedContent(form) });

    // Base addresses may have a path of their own (the sandbox's do), which Uri's relative rules would drop without the slash.
    private static Uri Below(Uri host, string path) => new($"{host.AbsoluteUri.TrimEnd('/')}/{path}");

    private HttpRequestMessage Authorized(HttpRequestMessage request)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }
}
