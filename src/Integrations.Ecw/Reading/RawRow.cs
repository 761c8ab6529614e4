using System.Globalization;
using System.Text.Json;
using Luma.Application.Ehr;

namespace Luma.Integrations.Ecw.Reading;

/// <summary>One row as text, read column by column; the first bad column is kept as the row's fault, and reading goes on with nothing.</summary>
internal sealed class RawRow(IReadOnlyList<(string Field, string Sql)> columns)
{
    private readonly string?[] _values = new string?[columns.Count];

    public EhrFault? Fault { get; private set; }

    public string EhrId { get; private set; } = "";

    public void Load(string ehrId, Func<int, string?> value)
    {
        (EhrId, Fault) = (ehrId, null);
        for (var i = 0; i < _values.Length; i++) _values[i] = value(i);
    }

    public string? Text(int column, int maxLength)
    {
        var text = _values[column];
        return text?.Length > maxLength ? Bad(column, $"is longer than {maxLength} characters") : text;
    }

    public string Required(int column, int maxLength)
    {
        if (_values[column] is null) Bad(column, "is empty");
        return Text(column, maxLength) ?? "";
    }

    /// <summary>A whole number as eCW's keys are.</summary>
    public string? Id(int column)
    {
        var text = _values[column];
        return text is null || IsKey(text) ? text : Bad(column, "is not a number");
    }

    public int? Number(int column, int min, int max)
    {
        var text = _values[column];
        if (text is null) return null;
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return (int)number;
        Bad(column, $"is not a number from {min} to {max}");
        return null;
    }

    public DateOnly? Date(int column)
    {
        var text = _values[column];
        if (text is null || EcwDates.IsZero(text)) return null;
        if (EcwDates.TryDate(text, out var date)) return date;
        Bad(column, "is not a date");
        return null;
    }

    public TimeOnly? Time(int column)
    {
        var text = _values[column];
        if (text is null) return null;
        if (EcwDates.TryTime(text, out var time)) return time;
        Bad(column, "is not a time of day");
        return null;
    }

    /// <summary>eCW's flags: 1, Y, true; null when the column is empty.</summary>
    public bool? Flag(int column) => _values[column] is { } text ? text.ToUpperInvariant() is "1" or "Y" or "YES" or "TRUE" or "T" : null;

    /// <summary>A key that is not a number stays out, whatever else the row says.</summary>
    public void CheckId(string field)
    {
        if (!IsKey(EhrId)) Fail(field, "is not a number");
    }

    /// <summary>Always null, for use in expressions.</summary>
    public string? Bad(int column, string reason)
    {
        Fail(columns[column].Field, reason);
        return null;
    }

    private static bool IsKey(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private void Fail(string field, string reason) => Fault ??= new(field, reason, Json());

    private string Json()
    {
        var row = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < _values.Length; i++) row[columns[i].Field] = _values[i];
        return JsonSerializer.Serialize(row);
    }
}
