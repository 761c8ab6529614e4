using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Luma.Domain.Appointments;

namespace Luma.Domain.Ehr;

/// <summary>What an EHR code means: a status of ours, or that the appointment is gone.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StatusMeaning(AppointmentStatus Status, bool Deleted, bool Mapped);

public sealed record StatusMappingProblem(string Key, string Code, string Reason);

/// <summary>Reads EHR status codes by the clinic's own lists (REM-80 to REM-87). Codes are compared whole, as the EHR spells them.</summary>
public sealed class StatusMapping
{
    public const int MaxCodeLength = 40;

    private static readonly StatusMeaning Unmapped = new(AppointmentStatus.Unconfirmed, false, false);
    private readonly FrozenDictionary<string, StatusMeaning> _meanings;

    private StatusMapping(FrozenDictionary<string, StatusMeaning> meanings) => _meanings = meanings;

    /// <summary>Every contradiction and every entry that cannot be a code, each with its settings key; empty when the mapping may be saved.</summary>
    public static IReadOnlyList<StatusMappingProblem> Check(EhrSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var problems = new List<StatusMappingProblem>();
        var seen = new Dictionary<string, (string Key, StatusMeaning? Meaning)>(StringComparer.Ordinal);
        foreach (var (key, code, meaning) in StatusMappingEntries.Of(settings))
        {
            if (StatusCode.Problem(code) is { } problem) problems.Add(new(key, code, problem));
            else if (meaning is null) problems.Add(new(key, code, $"'{settings.Custom[code]}' is not a status."));
            else if (seen.TryGetValue(code.Trim(), out var first) && first.Meaning != meaning)
                problems.Add(new(key, code, $"The code is already mapped by {first.Key}; one code has one meaning."));
            else seen[code.Trim()] = (key, meaning);
        }

        problems.AddRange(StatusCode.PushProblems(settings));
        return problems;
    }

    /// <exception cref="ArgumentException">The settings contradict themselves; <see cref="Check"/> says where.</exception>
    public static StatusMapping From(EhrSettings settings)
    {
        var problems = Check(settings);
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(" ", problems.Select(p => $"{p.Key} '{p.Code}': {p.Reason}")), nameof(settings));
        return new(StatusMappingEntries.Of(settings).DistinctBy(entry => entry.Code.Trim())
            .ToFrozenDictionary(entry => entry.Code.Trim(), entry => entry.Meaning!.Value, StringComparer.Ordinal));
    }

    /// <summary>An unknown code leaves the visit standing: better a reminder too many than a patient who is never told.</summary>
    public StatusMeaning Read(string? code) =>
        string.IsNullOrWhiteSpace(code) ? Unmapped with { Mapped = true } : _meanings.GetValueOrDefault(code.Trim(), Unmapped);

    public IEnumerable<string> DeletedCodes() => _meanings.Where(pair => pair.Value.Deleted).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    /// <summary>The same text for the same mapping, so that a change of mapping is noticed and applied to what is already here.</summary>
    public string Fingerprint() =>
        string.Join('\n', _meanings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value.Status},{pair.Value.Deleted}"));
}
