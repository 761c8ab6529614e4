using System.Collections;
using System.Text.Json;

namespace Luma.Application.Accounts;

public enum SettingType
{
    Boolean,
    Number,
    Text,
    Time,
    Choice,
    List,
    Record,
}

/// <summary>What a setting takes, so that a form can be drawn for it.</summary>
/// <param name="Min">Of a number, and of each number in a list; null: no bound.</param>
/// <param name="MaxEntries">Of a list.</param>
/// <param name="Choices">Of a choice, and of each entry of a list of them, as they are written.</param>
public sealed record SettingForm(SettingType Type, double? Min, double? Max, int? MaxEntries, IReadOnlyList<string>? Choices)
{
    internal static SettingForm Of(SettingDefinition definition)
    {
        var type = Plain(definition.Property.PropertyType);
        var item = type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) ? ItemOf(type) : null;
        var value = item ?? type;
        var numbers = value == typeof(int) || value == typeof(decimal) || value == typeof(double);
        return new(
            item is null ? TypeOf(type) : SettingType.List,
            numbers ? Bound(definition.Bounds.Min) : null, numbers ? Bound(definition.Bounds.Max) : null,
            item is null ? null : definition.Bounds.MaxCount,
            value.IsEnum ? [.. Enum.GetNames(value).Select(JsonNamingPolicy.CamelCase.ConvertName)] : null);
    }

    private static SettingType TypeOf(Type type)
    {
        if (type.IsEnum) return SettingType.Choice;
        if (type == typeof(bool)) return SettingType.Boolean;
        if (type == typeof(TimeOnly)) return SettingType.Time;
        if (type == typeof(string)) return SettingType.Text;
        return type == typeof(int) || type == typeof(decimal) || type == typeof(double) ? SettingType.Number : SettingType.Record;
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Type ItemOf(Type type) => Plain(type.IsArray ? type.GetElementType()! : type.GetGenericArguments().LastOrDefault() ?? typeof(object));

    private static double? Bound(double bound) => double.IsInfinity(bound) ? null : bound;
}
