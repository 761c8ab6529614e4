using Luma.Application.Common;
using Npgsql;

namespace Luma.Infrastructure.Persistence;

/// <summary>Collects a scope's announcements and sends them with its transaction.</summary>
public sealed class ChangeAnnouncer : IChangeAnnouncer
{
    public const string Channel = "luma_changes";

    private readonly HashSet<(ChangeKind Kind, Guid? Id)> _changes = [];

    public void Announce(ChangeKind kind, Guid? id = null) => _changes.Add((kind, id));

    internal async Task WriteAsync(NpgsqlConnection connection, Guid accountId, CancellationToken cancellationToken)
    {
        if (_changes.Count == 0) return;
        // Ids only: whoever may connect to the database may listen.
        var texts = _changes.Select(change => $"{accountId} {change.Kind} {change.Id}").ToArray();
        _changes.Clear();
        await Sql.Command(connection, "select pg_notify($1, text) from unnest($2) as texts (text)", Channel, texts).RunAsync(cancellationToken);
    }
}
