using System.Net.Http.Json;

namespace Luma.Infrastructure.Tests.Messaging.Hosting;

internal sealed record SandboxItem(
    string Id, string Provider, string Channel, string From, string To, string? Subject, string Body, IReadOnlyList<string> MediaUrls, DateTimeOffset At, string Status);

internal sealed record SandboxItems(IReadOnlyList<SandboxItem> Items);

internal static class SandboxCalls
{
    public static async Task<IReadOnlyList<SandboxItem>> MessagesToAsync(this VendorHost host, string to, string more = "") =>
        (await host.Http.GetFromJsonAsync<SandboxItems>($"/sandbox/messages?to={Uri.EscapeDataString(to)}{more}"))!.Items;
}
