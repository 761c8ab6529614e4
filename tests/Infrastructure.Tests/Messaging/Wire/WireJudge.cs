using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Luma.Infrastructure.Tests.Messaging.Wire;

/// <summary>Sits in front of the stand-ins and holds every exchange against what the vendor publishes.</summary>
internal sealed class WireJudge
{
    private readonly OpenApiJudge twilio = new("twilio_api_v2010.json");
    private readonly OpenApiJudge lookups = new("twilio_lookups_v2.json");
    private readonly ServiceModelJudge ses = new("aws_sesv2_2019-09-27.json");

    public ConcurrentQueue<string> Problems { get; } = new();

    public ConcurrentQueue<Exchange> Exchanges { get; } = new();

    public void Watch(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/sandbox/vendors", StringComparison.Ordinal, out var rest) || rest.StartsWithSegments("/sns", StringComparison.Ordinal))
        {
            await next();
            return;
        }

        context.Request.EnableBuffering();
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        context.Request.Body.Position = 0;
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next();
        }
        finally
        {
            context.Response.Body = wire;
        }

        var query = context.Request.Query.SelectMany(pair => pair.Value.Select(value => new KeyValuePair<string, string>(pair.Key, value ?? ""))).ToList();
        var status = context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode;
        var text = System.Text.Encoding.UTF8.GetString(answer.ToArray());
        var (vendor, path) = (rest.Value!.Split('/')[1], "/" + string.Join('/', rest.Value.Split('/').Skip(2)));
        var exchange = new Exchange(context.Request.Method, path, query, context.Request.ContentType, body, status, text);
        Exchanges.Enqueue(exchange);
        foreach (var problem in Judge(vendor, exchange)) Problems.Enqueue(problem);
        if (status == 0) return;
        answer.Position = 0;
        await answer.CopyToAsync(wire);
    });

    public IEnumerable<string> Judge(string vendor, Exchange exchange) => vendor switch
    {
        "twilio" => twilio.Problems(exchange),
        "lookups" => lookups.Problems(exchange),
        _ => ses.Problems(exchange),
    };
}
