using Luma.Application.Messaging;
using Luma.BuildingBlocks.Messaging;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Messaging;

internal sealed class SessionInbox(TenantSession session, TimeProvider clock) : IInbox
{
    public Task<bool> TryAcceptAsync(string source, string key, CancellationToken cancellationToken) =>
        Inbox.TryAcceptAsync(session.Connection, source, key, clock.GetUtcNow(), cancellationToken);
}
