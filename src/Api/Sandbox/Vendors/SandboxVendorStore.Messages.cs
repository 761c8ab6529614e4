using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Which messages; null does not narrow.</summary>
public sealed record SandboxMessageFilter(string? Provider = null, string? Channel = null, string? To = null, string? From = null)
{
    public bool OutboundOnly { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? Before { get; init; }

    public string? Status { get; init; }
}

public sealed partial class SandboxVendorStore
{
    private const string Columns = """
        id, provider, channel, sender, recipient, created_at, direction = 'inbound', subject, body, html, media_urls, status, error_code,
        messaging_service, callback, gather_action, tags::text, updated_at
        """;

    private const string Narrowed = """
        ($1 is null or provider = $1) and ($2 is null or channel = $2) and ($3 is null or recipient = $3) and ($4 is null or sender = $4)
        and (not $5 or direction = 'outbound') and ($6 is null or created_at >= $6) and ($7 is null or created_at < $7)
        and ($8 is null or status = $8)
        """;

    public Task AddAsync(SandboxMessage message, CancellationToken cancellationToken) => ExecuteAsync(
        """
        insert into sandbox.messages (id, provider, channel, direction, sender, recipient, subject, body, html, media_urls, status,
            messaging_service, callback, tags, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
        """,
        [
            Text(message.Id), Text(message.Provider), Text(message.Channel), Text(message.Inbound ? "inbound" : "outbound"), Text(message.Sender),
            Text(message.Recipient), Text(message.Subject), Text(message.Body), Text(message.Html), new() { Value = message.MediaUrls.ToArray() },
            Text(message.Status), Text(message.MessagingService), Text(message.Callback),
            new() { Value = (object?)message.Tags?.GetRawText() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb }, Time(message.CreatedAt),
        ],
        cancellationToken);

    public async Task<SandboxMessage?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync($"select {Columns} from sandbox.messages where id = $1", [Text(id)], Map, cancellationToken)).FirstOrDefault();

    /// <summary>Oldest first, from after that id on.</summary>
    public Task<List<SandboxMessage>> ListAsync(SandboxMessageFilter filter, string? after, int limit, CancellationToken cancellationToken) => ReadAsync(
        $"""
        select {Columns} from sandbox.messages where {Narrowed}
        and seq > coalesce((select seq from sandbox.messages where id = $9), 0) order by seq limit $10
        """,
        [.. Parameters(filter), Text(after), new() { Value = limit }], Map, cancellationToken);

    /// <summary>Newest first, as the vendor pages them.</summary>
    public Task<List<SandboxMessage>> PageAsync(SandboxMessageFilter filter, int skip, int take, CancellationToken cancellationToken) => ReadAsync(
        $"select {Columns} from sandbox.messages where {Narrowed} order by seq desc offset $9 limit $10",
        [.. Parameters(filter), new() { Value = skip }, new() { Value = take }], Map, cancellationToken);

    public Task UpdateAsync(SandboxMessage message, CancellationToken cancellationToken) => ExecuteAsync(
        "update sandbox.messages set body = $2, status = $3, error_code = $4, gather_action = $5, updated_at = $6 where id = $1",
        [
            Text(message.Id), Text(message.Body), Text(message.Status),
            new() { Value = (object?)message.ErrorCode ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer }, Text(message.GatherAction), Time(message.UpdatedAt),
        ],
        cancellationToken);

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) =>
        await ExecuteAsync("delete from sandbox.messages where id = $1", [Text(id)], cancellationToken) > 0;

    /// <summary>The number that last texted or called that patient.</summary>
    public async Task<string?> LastSenderAsync(string recipient, string channel, CancellationToken cancellationToken) => (await ReadAsync(
        "select sender from sandbox.messages where recipient = $1 and channel = $2 and direction = 'outbound' order by seq desc limit 1",
        [Text(recipient), Text(channel)], row => row.GetString(0), cancellationToken)).FirstOrDefault();

    private static NpgsqlParameter[] Parameters(SandboxMessageFilter filter) =>
    [
        Text(filter.Provider), Text(filter.Channel), Text(filter.To), Text(filter.From), new() { Value = filter.OutboundOnly },
        Time(filter.NotBefore), Time(filter.Before), Text(filter.Status),
    ];

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Time(DateTimeOffset? value) =>
        new() { Value = value is { } at ? at.UtcDateTime : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static SandboxMessage Map(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5))
        {
            Inbound = row.GetBoolean(6),
            Subject = row.IsDBNull(7) ? null : row.GetString(7),
            Body = row.GetString(8),
            Html = row.IsDBNull(9) ? null : row.GetString(9),
            MediaUrls = row.GetFieldValue<string[]>(10),
            Status = row.GetString(11),
            ErrorCode = row.IsDBNull(12) ? null : row.GetInt32(12),
            MessagingService = row.IsDBNull(13) ? null : row.GetString(13),
            Callback = row.IsDBNull(14) ? null : row.GetString(14),
            GatherAction = row.IsDBNull(15) ? null : row.GetString(15),
            Tags = row.IsDBNull(16) ? null : JsonSerializer.Deserialize<JsonElement>(row.GetString(16)),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(17),
        };
}
