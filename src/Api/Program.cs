using Luma.Api.Hosting;

await using var host = await LumaHost.StartAsync(args);
await host.RunAsync();
