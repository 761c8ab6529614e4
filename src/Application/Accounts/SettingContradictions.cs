using System.Text.Json;
using Luma.Application.Common;
using Luma.Domain.Common.Settings;
using Luma.Domain.Ehr;

namespace Luma.Application.Accounts;

/// <summary>What no single value breaks, but values together do.</summary>
internal static class SettingContradictions
{
    public static IReadOnlyList<Error> In(
        SettingsSchema schema, IReadOnlyDictionary<string, SettingOverride> stored, IReadOnlyDictionary<string, JsonElement> changes)
    {
        var values = stored.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal);
        foreach (var (key, value) in changes)
        {
            if (value.ValueKind == JsonValueKind.Null) values.Remove(key);
            else values[key] = value.GetRawText();
        }

        return schema.Read(values) switch
        {
            EhrSettings ehr => [.. StatusMapping.Check(ehr).Select(problem => Error.Invalid(problem.Key, problem.Reason))],
            _ => [],
        };
    }
}
