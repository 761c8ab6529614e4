using Luma.Api.Hosting;
using Luma.Api.Hosting.Commands;

if (await CommandLine.TryRunAsync(args) is { } exitCode) return exitCode;
await using var host = await LumaHost.StartAsync(args);
await host.RunAsync();
return CommandLine.Success;
