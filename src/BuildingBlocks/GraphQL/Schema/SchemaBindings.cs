namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>What a schema's definition in SDL cannot say: resolvers, .NET types, and how inputs become .NET values. By name.</summary>
internal sealed class SchemaBindings
{
    /// <summary>By type and field name.</summary>
    public Dictionary<(string Type, string Field), FieldBinding> Fields { get; } = [];

    public Dictionary<string, ScalarType> Scalars { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Type> Enums { get; } = new(StringComparer.Ordinal);

    public Dictionary<(Type Clr, string Name), object> EnumValues { get; } = [];

    /// <summary>Makers of input objects, given their type once it is complete.</summary>
    public Dictionary<string, Func<InputObjectType, Func<object?[], object>>> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>.NET types of arguments and input fields, as "Type.field.argument" or "Input.field".</summary>
    public Dictionary<string, InputTarget> Targets { get; } = new(StringComparer.Ordinal);

    public Dictionary<Type, string> Objects { get; } = [];
}

/// <summary>The .NET type that an input value becomes, and what stands for its absence.</summary>
internal sealed record InputTarget(Type Type, object? Absent);
