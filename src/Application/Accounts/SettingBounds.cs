using System.Collections;
using System.Globalization;
using Luma.Domain.Messaging.Planning;

namespace Luma.Application.Accounts;

/// <summary>Checks a value against what its attribute allows.</summary>
internal static class SettingBounds
{
    /// <returns>The problem in words that name key and bound, or null.</returns>
    public static string? Broken(SettingDefinition definition, object? value)
    {
        var (key, bounds) = (definition.Key, definition.Bounds);
        if (value is IEnumerable list and not string)
        {
            var items = list.Cast<object>().ToList();
            if (items.Count > bounds.MaxCount) return $"'{key}' takes at most {bounds.MaxCount} entries, not {items.Count}.";
            if (items.Distinct().Count() != items.Count) return $"'{key}' names an entry twice.";
            if (bounds.Min >= 0 && items.Count == 0) return $"'{key}' needs at least one entry.";
            return items.Select(item => item is SendingWindow window ? Window(key, window) : Number(key, bounds.Min, bounds.Max, item))
                .FirstOrDefault(problem => problem is not null);
        }

        return Number(key, bounds.Min, bounds.Max, value);
    }

    private static string? Number(string key, double min, double max, object? value)
    {
        if (value is not (int or decimal or double)) return null;
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return number < min || number > max
            ? string.Create(CultureInfo.InvariantCulture, $"'{key}' must lie between {min} and {max}; {number} does not.")
            : null;
    }

    private static string? Window(string key, SendingWindow window) =>
        window.To <= window.From ? $"'{key}' has a window that ends at or before its start." : null;
}
