using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Luma.Api.Sandbox.Ecw;

/// <summary>The values of one statement, bound as parameters; each is tried against its column's type first, so that a bad one is named.</summary>
internal sealed class EcwValues(NpgsqlConnection connection)
{
    private readonly List<(EcwColumn Column, string? Text)> _values = [];

    public string Add(EcwColumn column, string? text)
    {
        _values.Add((column, text));
        return column.Parameter(_values.Count);
    }

    public string Add(EcwColumn column, JsonElement value) => Add(column, value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw SandboxRefusal.Field(column.Name, "is neither text nor number nor null"),
    });

    public async Task<NpgsqlCommand> CommandAsync(string sql, CancellationToken cancellationToken)
    {
        foreach (var (column, text) in _values.Where(value => value.Column.Type != "text" && value.Text is not null)) await TryAsync(column, text!, cancellationToken);
        if (_values.Find(value => value.Text?.Contains('\0', StringComparison.Ordinal) is true) is { Column: { } bad }) throw SandboxRefusal.Field(bad.Name, "has a null character");
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (_, text) in _values) command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }

    private async Task TryAsync(EcwColumn column, string text, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select {column.Parameter(1)} is null", connection);
        command.Parameters.Add(new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text });
        try
        {
            await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            throw SandboxRefusal.Field(column.Name, $"is not a value of type {column.Type}");
        }
    }
}
