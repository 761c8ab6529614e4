using System.Collections.Frozen;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>An argument, or a field of an input object (specification 3.6.1, 3.10).</summary>
internal sealed class InputField(string name, string? description, GraphQLType type, ValueNode? defaultValue, string? deprecationReason)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public GraphQLType Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Must be given: non-null and without default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>The default, coerced once when the schema is made.</summary>
    public object? CoercedDefault { get; internal set; }

    /// <summary>Turns the coerced value into what the .NET parameter wants; null when it is that already.</summary>
    public Func<object?, object?>? Convert { get; internal set; }

    /// <summary>What a .NET parameter gets when the value is absent, if it is not told apart.</summary>
    public object? Absent { get; internal set; } = Execution.Missing.Value;
}

internal sealed class InputObjectType(string name, string? description, bool isOneOf) : NamedType(name, description)
{
    public bool IsOneOf { get; } = isOneOf;

    public InputField[] Fields { get; internal set; } = [];

    public FrozenDictionary<string, int> Indexes { get; internal set; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Makes the .NET object of the coerced fields, in their order; null for a dictionary of those given.</summary>
    public Func<object?[], object>? Create { get; internal set; }

    public InputField? Field(string name) => Indexes.TryGetValue(name, out var index) ? Fields[index] : null;
}

internal sealed class EnumType(string name, string? description, EnumValue[] values) : NamedType(name, description)
{
    private readonly FrozenDictionary<object, EnumValue> byValue = values.ToFrozenDictionary(value => value.Value);

    public EnumValue[] Values { get; } = values;

    public FrozenDictionary<string, EnumValue> ByName { get; } = values.ToFrozenDictionary(value => value.Name, StringComparer.Ordinal);

    /// <summary>The name of a .NET value, or null when there is none.</summary>
    public EnumValue? Find(object value) => byValue.GetValueOrDefault(value) ?? (value is string name ? ByName.GetValueOrDefault(name) : null);
}

/// <summary>One value of an enum, and what stands for it in .NET: an enum's constant, or its own name.</summary>
internal sealed record EnumValue(string Name, string? Description, string? DeprecationReason, object Value)
{
    public System.Text.Json.JsonEncodedText Encoded { get; } = System.Text.Json.JsonEncodedText.Encode(Name);
}

/// <summary>A directive that documents or schemas may use (specification 3.13).</summary>
internal sealed class DirectiveType(string name, string? description, InputField[] arguments, bool isRepeatable, string[] locations)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public InputField[] Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = isRepeatable;

    public string[] Locations { get; } = locations;

    public bool IsBuiltIn { get; init; }
}
