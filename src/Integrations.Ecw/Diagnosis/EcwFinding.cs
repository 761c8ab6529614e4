namespace Luma.Integrations.Ecw.Diagnosis;

/// <summary>How much a finding matters: nothing to do, worth knowing, or something that keeps the connection from working.</summary>
public enum EcwLevel
{
    Well,
    Note,
    Problem,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="What">A table, a column or a question.</param>
/// <param name="Says">What was found; never a patient's data.</param>
/// <param name="ToDo">What to do about it; null when there is nothing to do.</param>
public sealed record EcwFinding(EcwLevel Level, string What, string Says, string? ToDo = null);
