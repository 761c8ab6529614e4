using System.Globalization;
using Luma.Integrations.Ecw.Catalog;
using Npgsql;

namespace Luma.Integrations.Ecw.Diagnosis;

/// <summary>One transaction that is never committed, in which each question may fail without ending the others.</summary>
internal sealed class Examination(NpgsqlConnection connection, NpgsqlTransaction transaction, EcwCatalog catalog, EcwOptions options)
{
    private readonly List<EcwFinding> _findings = [];

    public EcwCatalog Catalog => catalog;

    public EcwOptions Options => options;

    public IReadOnlyList<EcwFinding> Findings => _findings;

    public void Well(string what, string says) => _findings.Add(new(EcwLevel.Well, what, says));

    public void Note(string what, string says, string toDo) => _findings.Add(new(EcwLevel.Note, what, says, toDo));

    public void Problem(string what, string says, string toDo) => _findings.Add(new(EcwLevel.Problem, what, says, toDo));

    /// <summary>The first column of every row as text, or why there is none.</summary>
    public async Task<(IReadOnlyList<string?> Values, string? Failure)> AskAsync(string sql, CancellationToken cancellationToken)
    {
        await transaction.SaveAsync("question", cancellationToken);
        try
        {
            var values = new List<string?>();
            await using (var command = new NpgsqlCommand(sql, connection))
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                    values.Add(reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture));
            }

            await transaction.ReleaseAsync("question", cancellationToken);
            return (values, null);
        }
        catch (PostgresException e)
        {
            await transaction.RollbackAsync("question", cancellationToken);
            return ([], e.SqlState.StartsWith("22", StringComparison.Ordinal) ? "a value of the wrong form" : $"{e.SqlState} {e.MessageText.ReplaceLineEndings(" ")}");
        }
    }
}
