using Luma.Application.Ehr;
using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Reading;

/// <summary>One feed's rows as text, for a single pass over eCW's tables.</summary>
/// <param name="Known">The view of what we have of the feed: <c>ehr_id, hash</c>.</param>
/// <param name="Id">The row's key.</param>
/// <param name="Columns">eCW's name of each column (shown to staff when it is bad) and its expression, always text.</param>
internal sealed record FeedQuery(
    string Feed, string Known, string Id, IReadOnlyList<(string Field, string Sql)> Columns, string From, IReadOnlyList<string> Where)
{
    private IEnumerable<string> Names => Columns.Select((_, index) => $"c{index}");

    /// <summary>Rows that differ from what we know; those in quarantine always, for what was wrong may lie elsewhere (a missing patient). The hash is
    /// over the row as a composite, so that neighbouring values cannot flow into each other.</summary>
    public string Changed(bool everything)
    {
        var rows = $"select r.*, md5(row({string.Join(", ", Names)})::text) as hash from ({Rows()}) r";
        var select = $"select t.ehr_id, t.hash, {string.Join(", ", Names.Select(name => $"t.{name}"))} from ({rows}) t";
        return everything
            ? select
            : $"""
              {select} left join {Known} k on k.ehr_id = t.ehr_id
              where k.hash is distinct from t.hash
                 or exists (select from ehr_known_quarantine q where q.feed = {SqlName.Literal(Feed)} and q.ehr_id = t.ehr_id)
              """;
    }

    /// <summary>The keys alone.</summary>
    public string Ids() => $"select {Id}::text as ehr_id from {From}{Filter()}";

    private string Rows() =>
        $"select {Id}::text as ehr_id, {string.Join(", ", Columns.Select((column, index) => $"{column.Sql} as c{index}"))} from {From}{Filter()}";

    private string Filter() => Where.Count == 0 ? "" : $" where {string.Join(" and ", Where.Select(condition => $"({condition})"))}";
}

/// <summary>Reads one feed's raw row; the row's parser names the column that is bad.</summary>
internal delegate T FeedParser<out T>(RawRow row, EhrReading reading);
