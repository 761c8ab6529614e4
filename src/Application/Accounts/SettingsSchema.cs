using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Luma.Application.Common;
using Luma.Domain.Common.Settings;

namespace Luma.Application.Accounts;

/// <summary>One setting as the console shows it.</summary>
public sealed record SettingDefinition(string Key, string Label, string Help, string? Unit, PropertyInfo Property, SettingAttribute Bounds);

/// <summary>What a settings record says of itself by its attributes: keys, labels, bounds, defaults. Reads and checks overrides.</summary>
public sealed class SettingsSchema
{
    private static readonly ConcurrentDictionary<Type, SettingsSchema> Known = new();
    private readonly Type _type;

    private SettingsSchema(Type type)
    {
        _type = type;
        Product = type.GetCustomAttribute<SettingsOfAttribute>()?.Product
            ?? throw new InvalidOperationException($"{type.Name} does not say whose settings it holds.");
        Definitions =
        [
            .. from property in type.GetProperties()
               let setting = property.GetCustomAttribute<SettingAttribute>()
               where setting is not null
               select new SettingDefinition(setting.Key, setting.Label, setting.Help, setting.Unit, property, setting),
        ];
    }

    /// <summary>Every settings record, by product.</summary>
    public static IReadOnlyDictionary<string, SettingsSchema> All { get; } =
        typeof(SettingAttribute).Assembly.GetTypes().Where(type => type.GetCustomAttribute<SettingsOfAttribute>() is not null)
            .Select(Of).ToDictionary(schema => schema.Product, StringComparer.Ordinal);

    public string Product { get; }

    public IReadOnlyList<SettingDefinition> Definitions { get; }

    public static SettingsSchema Of(Type type) => Known.GetOrAdd(type, static type => new SettingsSchema(type));

    /// <summary>The defaults with these overrides (JSON by key). A stored value that no longer reads keeps its default.</summary>
    public object Read(IReadOnlyDictionary<string, string> overrides)
    {
        var settings = Activator.CreateInstance(_type)!;
        foreach (var definition in Definitions)
            if (overrides.TryGetValue(definition.Key, out var json) && TryRead(definition, json, out var value, out _))
                definition.Property.SetValue(settings, value);
        return settings;
    }

    /// <summary>The errors of new values; none when all are good. Null sets a key back to its default.</summary>
    public IReadOnlyList<Error> Check(IReadOnlyDictionary<string, JsonElement> values)
    {
        var errors = new List<Error>();
        foreach (var (key, value) in values)
        {
            var definition = Definitions.FirstOrDefault(candidate => candidate.Key == key);
            if (definition is null) errors.Add(Error.Invalid(key, $"'{key}' is not a setting of {Product}."));
            else if (value.ValueKind != JsonValueKind.Null && !TryRead(definition, value.GetRawText(), out _, out var problem))
                errors.Add(Error.Invalid(key, problem));
        }

        return errors;
    }

    private static bool TryRead(SettingDefinition definition, string json, out object? value, out string problem)
    {
        value = null;
        // PostgreSQL keeps no such character, in text or in JSON.
        if (json.Contains("\\u0000", StringComparison.Ordinal))
        {
            problem = $"'{definition.Key}' holds the character U+0000, which no text may have.";
            return false;
        }

        try
        {
            value = JsonSerializer.Deserialize(json, definition.Property.PropertyType, SettingsJson.Options);
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException)
        {
            problem = $"'{definition.Key}' does not take this value; it holds {SettingsJson.Describe(definition.Property.PropertyType)}.";
            return false;
        }

        problem = SettingBounds.Broken(definition, value) ?? "";
        return problem.Length == 0;
    }
}
