using System.Diagnostics;
using Luma.Application.Common;
using Luma.BuildingBlocks.Messaging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Luma.Api.Hosting;

/// <summary>Logs, traces and metrics. Traces and metrics leave this host by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; the exporter
/// reads the other <c>OTEL_*</c> variables itself.</summary>
internal static class Observability
{
    public static void AddObservability(this WebApplicationBuilder builder, HostSettings settings)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        // Structured where machines read them. A request's scope would carry its path, and with it the code of a patient's link.
        if (!settings.Sandbox)
        {
            builder.Logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                options.IncludeScopes = false;
            });
        }

        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 }) return;
        builder.Services.AddSingleton(_ => TracerOf());
        builder.Services.AddSingleton(_ => MeterOf());
        builder.Services.AddHostedService<Exporting>();
    }

    private static TracerProvider TracerOf() => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(Service)
        .AddSource(Telemetry.Name, MessagingTelemetry.ActivitySourceName, "Microsoft.AspNetCore")
        .AddProcessor(new PathlessSpans())
        .AddOtlpExporter()
        .Build();

    private static MeterProvider MeterOf() => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(Service)
        .AddMeter(Telemetry.Name, MessagingTelemetry.MeterName, "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Hosting")
        .AddOtlpExporter()
        .Build();

    private static void Service(ResourceBuilder resource) => resource.AddService("luma", serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Started and ended with the host, so that the last spans are flushed.</summary>
    private sealed class Exporting(TracerProvider tracer, MeterProvider meter) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            tracer.ForceFlush();
            meter.ForceFlush();
            return Task.CompletedTask;
        }
    }

    /// <summary>Addresses name patients' links and searches; the route says enough.</summary>
    internal sealed class PathlessSpans : BaseProcessor<Activity>
    {
        private static readonly string[] Telling = ["url.path", "url.query", "url.full", "client.address", "user_agent.original"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Telling) data.SetTag(tag, null);
            if (data.GetTagItem("http.route") is string route) data.DisplayName = $"{data.GetTagItem("http.request.method")} {route}".TrimStart();
        }
    }
}
