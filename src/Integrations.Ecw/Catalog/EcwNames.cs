namespace Luma.Integrations.Ecw.Catalog;

/// <summary>Names and codes of one site. The defaults are those that public code agrees on (docs/ecw.md); a site that differs says so here.</summary>
public sealed class EcwNames
{
    /// <summary>Our name of a table (<c>enc</c>) to the site's.</summary>
    public Dictionary<string, string> Tables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Our name of a column (<c>enc.patientID</c>) to the site's.</summary>
    public Dictionary<string, string> Columns { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>enc.encType</c> of visits; telephone and web encounters are notes, not appointments.</summary>
    public IReadOnlyList<string> AppointmentEncTypes { get; set; } = ["1"];

    /// <summary><c>enc.VisitType</c> of rows that are no visits.</summary>
    public IReadOnlyList<string> PseudoVisitTypes { get; set; } = ["PTDASH"];

    /// <summary><c>users.UserType</c> of those who have a schedule: providers and resources.</summary>
    public IReadOnlyList<string> ProviderUserTypes { get; set; } = ["1", "9"];

    public string PatientUserType { get; set; } = "3";

    /// <summary><c>log.actionFlag</c> of the rows that we write beside a change of status.</summary>
    public int LogActionFlag { get; set; }

    /// <summary><c>log.userId</c> of those rows: a user made for Luma in eCW.</summary>
    public long LogUserId { get; set; }

    /// <summary>How far behind the newest <c>users.mdate</c> an incremental sync looks again: eCW's own clocks need not agree.</summary>
    public TimeSpan ModifiedOverlap { get; set; } = TimeSpan.FromHours(1);

    internal string Table(string table) => Tables.GetValueOrDefault(table, table);

    internal string Column(string table, string column) => Columns.GetValueOrDefault($"{table}.{column}", column);
}
