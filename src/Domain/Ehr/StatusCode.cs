namespace Luma.Domain.Ehr;

/// <summary>What may stand for an EHR status code in the settings: the code itself and nothing around it (REM-83, REM-88).</summary>
public static class StatusCode
{
    /// <summary>Why this cannot be a code, or null.</summary>
    public static string? Problem(string code)
    {
        if (string.IsNullOrWhiteSpace(code)) return "The code is empty.";
        if (code.Trim().Length > StatusMapping.MaxCodeLength) return $"A code has at most {StatusMapping.MaxCodeLength} characters.";
        if (code.AsSpan().IndexOfAny('(', ')') >= 0) return "Enter the exact code without a description in parentheses.";
        return code.Any(char.IsControl) ? "The code has control characters." : null;
    }

    internal static IEnumerable<StatusMappingProblem> PushProblems(EhrSettings settings)
    {
        (string Key, string Code)[] values =
        [
            ("ehr.push.confirmed", settings.PushConfirmed),
            ("ehr.push.cancelled", settings.PushCancelled),
            ("ehr.push.arrived", settings.PushArrived),
            .. settings.PushNoShow.Select(code => ("ehr.push.noShowValues", code)),
        ];
        return values.Select(value => (value.Key, value.Code, Reason: Problem(value.Code)))
            .Where(value => value.Reason is not null)
            .Select(value => new StatusMappingProblem(value.Key, value.Code, value.Reason!));
    }
}
