using Luma.Api.Hosting;

if (args is ["doctor", "ecw"]) return await EcwDoctorCommand.RunAsync(Console.Out);
await using var host = await LumaHost.StartAsync(args);
await host.RunAsync();
return 0;
