using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Luma.Acceptance.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Luma.Chaos.World;

/// <summary>Lies between the nodes and the vendor, and does to their calls what networks and vendors do.</summary>
internal sealed class Wire : IAsyncDisposable
{
    // Past the sandbox's time-out of 2 s, by far.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly Uri _vendor;
    private readonly VendorTemper _temper;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(1) };
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private int _underWay;
    private int _accepted;

    private Wire(WebApplication app, Uri url, Uri vendor, VendorTemper temper) => (_app, Url, _vendor, _temper) = (app, url, vendor, temper);

    public Uri Url { get; }

    public Func<Taken, Task> Takes { get; set; } = _ => Task.CompletedTask;

    public ConcurrentDictionary<CallFault, int> Faults { get; } = new();

    public int Accepted => Volatile.Read(ref _accepted);

    public bool IsIdle => Volatile.Read(ref _underWay) == 0;

    public static async Task<Wire> StartAsync(Uri vendor, VendorTemper temper)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var url = HostProcess.FreeUrl();
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        var wire = new Wire(builder.Build(), url, vendor, temper);
        wire._app.Run(wire.PassAsync);
        await wire._app.StartAsync();
        return wire;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var isText = context.Request.Method == HttpMethods.Post && context.Request.Path.Value!.EndsWith("/Messages.json", StringComparison.Ordinal);
            await (isText ? TextAsync(context, body.ToArray()) : QuestionAsync(context, body.ToArray()));
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException or IOException)
        {
            context.Abort(); // the caller died or gave up
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task TextAsync(HttpContext context, byte[] body)
    {
        var form = FormReaderOf(body);
        var to = form["To"];
        var fault = Count(_temper.OfCall(to, _calls.AddOrUpdate("call " + to, 1, (_, calls) => calls + 1)));
        switch (fault)
        {
            case CallFault.RefusedByServer:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case CallFault.RateLimited:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "1";
                await context.Response.WriteAsync("""{"code":20429,"message":"Too Many Requests","status":429}""");
                return;
            case CallFault.HangsUnheard:
                await HangAsync(context);
                return;
            case CallFault.AcceptedLate:
                await Task.Delay(Late);
                break;
        }

        using var answer = await ForwardAsync(context, body);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == System.Net.HttpStatusCode.Created)
        {
            Interlocked.Increment(ref _accepted);
            var nth = _calls.AddOrUpdate("text " + to, 1, (_, texts) => texts + 1);
            using var json = JsonDocument.Parse(text);
            await Takes(new(json.RootElement.GetProperty("sid").GetString()!, form["From"], to, form["StatusCallback"], nth));
        }

        switch (fault)
        {
            case CallFault.AcceptedThenError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case CallFault.AcceptedThenHangs:
                await HangAsync(context);
                return;
            case CallFault.AcceptedThenCut:
                context.Abort();
                return;
            default:
                await AnswerAsync(context, answer, text);
                return;
        }
    }

    private async Task QuestionAsync(HttpContext context, byte[] body)
    {
        var to = context.Request.Query["To"].ToString();
        switch (Count(_temper.OfQuestion(to, _calls.AddOrUpdate("question " + to, 1, (_, questions) => questions + 1))))
        {
            case CallFault.RefusedByServer:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case CallFault.HangsUnheard:
                await HangAsync(context);
                return;
        }

        using var answer = await ForwardAsync(context, body);
        await AnswerAsync(context, answer, await answer.Content.ReadAsStringAsync());
    }

    private CallFault Count(CallFault fault)
    {
        if (fault != CallFault.None) Faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
        return fault;
    }

    // What the vendor was handed it works on, whether the caller still waits or not.
    private Task<HttpResponseMessage> ForwardAsync(HttpContext context, byte[] body)
    {
        var request = new HttpRequestMessage(new(context.Request.Method), new Uri(_vendor, context.Request.Path.Value + context.Request.QueryString));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(context.Request.ContentType!);
        }

        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        return _http.SendAsync(request);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, string text)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.RetryAfter?.Delta is { } wait) context.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(text);
    }

    private static async Task HangAsync(HttpContext context)
    {
        await Task.Delay(LongEnough, context.RequestAborted);
        context.Abort();
    }

    private static Dictionary<string, string> FormReaderOf(byte[] body) =>
        QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(body)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
}
