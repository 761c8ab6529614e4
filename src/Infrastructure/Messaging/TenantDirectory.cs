using Luma.Application.Messaging;
using Luma.Infrastructure.Persistence;

namespace Luma.Infrastructure.Messaging;

/// <summary>Looks a tenant up as the worker, who sees whose a thing is and nothing else of it.</summary>
internal sealed class TenantDirectory(Databases databases) : ITenantDirectory
{
    public Task<Guid?> OfNumberAsync(string ourNumber, CancellationToken cancellationToken) =>
        FindAsync("select account_id from sending_numbers where value = $1", ourNumber, cancellationToken);

    public Task<Guid?> OfMessageAsync(Guid messageId, CancellationToken cancellationToken) =>
        FindAsync("select account_id from outbound_messages where id = $1", messageId, cancellationToken);

    public Task<Guid?> OfLinkAsync(string code, CancellationToken cancellationToken) =>
        FindAsync("select account_id from short_links where code = $1", code, cancellationToken);

    private async Task<Guid?> FindAsync(string query, object value, CancellationToken cancellationToken)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(cancellationToken);
        var rows = await Sql.Command(connection, query, value).ListAsync(row => row.GetGuid(0), cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }
}
