using System.Reflection;
using System.Text.Json;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>The map of stored names to CLR types, and how bodies become JSON. Immutable; safe for concurrent use.</summary>
public sealed class MessageTypes
{
    private readonly Dictionary<string, Type> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> byType = [];
    private readonly JsonSerializerOptions json;

    /// <summary>Maps the given types. Refuses, naming every contradiction, types without a name and names used twice.</summary>
    /// <exception cref="MessagingConfigurationException">The map would be ambiguous.</exception>
    public MessageTypes(IEnumerable<Type> types, JsonSerializerOptions? json = null)
        : this(types, json, out var problems) => MessagingConfigurationException.ThrowIfAny(problems);

    internal MessageTypes(IEnumerable<Type> types, JsonSerializerOptions? json, out List<string> problems)
    {
        this.json = json ?? new JsonSerializerOptions(JsonSerializerDefaults.Web);
        problems = [];
        foreach (var type in types.Distinct())
        {
            var name = type.GetCustomAttribute<MessageNameAttribute>()?.Name;
            if (string.IsNullOrWhiteSpace(name))
                problems.Add($"Message type {type.FullName} has no [MessageName], or an empty one.");
            else if (!byName.TryAdd(name, type))
                problems.Add($"Message name '{name}' is used by {byName[name].FullName} and by {type.FullName}.");
            else
                byType.Add(type, name);
        }
    }

    /// <summary>The stored names, sorted.</summary>
    public IReadOnlyList<string> Names => [.. byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Maps every type with a <see cref="MessageNameAttribute"/> in the assemblies.</summary>
    /// <exception cref="MessagingConfigurationException">Two types share a name.</exception>
    public static MessageTypes Scan(params IEnumerable<Assembly> assemblies) => new(Named(assemblies));

    /// <summary>The stored name of a message type.</summary>
    /// <exception cref="InvalidOperationException">The type is not in the map: it could never be read back.</exception>
    public string NameOf(Type type) => byType.TryGetValue(type, out var name)
        ? name
        : throw new InvalidOperationException($"{type.FullName} is not a known message type: it needs [MessageName], in an assembly that is scanned.");

    internal Type? Find(string name) => byName.GetValueOrDefault(name);

    internal string Serialize(object body) => JsonSerializer.Serialize(body, body.GetType(), json);

    internal object? Deserialize(string body, Type type) => JsonSerializer.Deserialize(body, type, json);

    internal static IEnumerable<Type> Named(IEnumerable<Assembly> assemblies) => assemblies.Distinct()
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsDefined(typeof(MessageNameAttribute), inherit: false));
}
