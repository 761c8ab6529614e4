using System.Collections.Frozen;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>The kinds of types, one by one.</summary>
internal sealed partial class SchemaAssembler
{
    private NamedType Create(TypeDefinitionNode node)
    {
        var (name, description) = (node.Name.Value, node.Description?.Value);
        var builtIn = name.StartsWith("__", StringComparison.Ordinal);
        switch (node)
        {
            case ScalarNode:
                return bindings.Scalars.GetValueOrDefault(name) ?? new JsonScalar(name, description, Parts<ScalarNode>(node).Select(SpecifiedBy).LastOrDefault(url => url is not null));
            case ObjectTypeNode: return new ObjectType(name, description) { IsBuiltIn = builtIn };
            case InterfaceTypeNode: return new InterfaceType(name, description);
            case UnionTypeNode: return new UnionType(name, description);
            case EnumTypeNode: return new EnumType(name, description, EnumValues(node)) { IsBuiltIn = builtIn };
            default: return new InputObjectType(name, description, Parts<InputTypeNode>(node).Any(part => part.Directives.Any(directive => directive.Name.Value == "oneOf")));
        }
    }

    private void Complete(TypeDefinitionNode node)
    {
        switch (types[node.Name.Value])
        {
            case ComplexType type:
                var parts = Parts<ComplexTypeNode>(node).ToList();
                type.Interfaces = [.. parts.SelectMany(part => part.Interfaces).Select(Lookup).OfType<InterfaceType>()];
                foreach (var wrong in parts.SelectMany(part => part.Interfaces).Where(name => types.GetValueOrDefault(name.Name.Value) is not (null or InterfaceType)))
                    problems.Add($"\"{type}\" implements \"{wrong.Name}\", which is not an interface.");
                type.Fields = [.. parts.SelectMany(part => part.Fields).Select(field => Output(type, field)).OfType<OutputField>()];
                type.FieldsByName = ByName(type.Name, type.Fields, field => field.Name);
                break;
            case UnionType type:
                var members = Parts<UnionTypeNode>(node).SelectMany(part => part.Members).ToList();
                foreach (var wrong in members.Where(name => types.GetValueOrDefault(name.Name.Value) is not (null or ObjectType)))
                    problems.Add($"\"{type}\" has the member \"{wrong.Name}\", which is not an object type.");
                type.PossibleTypes = [.. members.Select(Lookup).OfType<ObjectType>()];
                break;
            case InputObjectType type:
                type.Fields = [.. Parts<InputTypeNode>(node).SelectMany(part => part.Fields).Select(Input).OfType<InputField>()];
                ByName(type.Name, type.Fields, field => field.Name);
                type.Indexes = type.Fields.Select((field, index) => (field.Name, index)).DistinctBy(pair => pair.Name).ToFrozenDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
                break;
        }
    }

    private FrozenDictionary<string, T> ByName<T>(string type, T[] members, Func<T, string> name)
    {
        foreach (var twice in members.GroupBy(name).Where(group => group.Count() > 1)) problems.Add($"\"{type}.{twice.Key}\" is defined more than once.");
        return members.DistinctBy(name).ToFrozenDictionary(name, StringComparer.Ordinal);
    }

    private OutputField? Output(ComplexType parent, FieldDefinitionNode node)
    {
        var arguments = node.Arguments.Select(Input).OfType<InputField>().ToArray();
        ByName($"{parent.Name}.{node.Name}", arguments, argument => argument.Name);
        return Lookup(node.Type) is not { } type ? null : new(node.Name.Value, node.Description?.Value, type, arguments, Deprecation(node.Directives))
        {
            Binding = bindings.Fields.GetValueOrDefault((parent.Name, node.Name.Value))
                ?? (parent.IsBuiltIn ? IntrospectionTypes.Binding(parent.Name, node.Name.Value) : FieldBinding.Entry(node.Name.Value)),
            IsIntrospection = parent.IsBuiltIn,
        };
    }

    private InputField? Input(InputValueNode node) => Lookup(node.Type) is { } type
        ? new(node.Name.Value, node.Description?.Value, type, node.DefaultValue, Deprecation(node.Directives)) : null;

    private EnumValue[] EnumValues(TypeDefinitionNode node)
    {
        var clr = bindings.Enums.GetValueOrDefault(node.Name.Value);
        var values = Parts<EnumTypeNode>(node).SelectMany(part => part.Values).Select(value => new EnumValue(
            value.Name.Value, value.Description?.Value, Deprecation(value.Directives), clr is null ? value.Name.Value : bindings.EnumValues[(clr, value.Name.Value)])).ToArray();
        ByName(node.Name.Value, values, value => value.Name);
        return [.. values.DistinctBy(value => value.Name)];
    }

    private void AddDirective(DirectiveDefinitionNode node)
    {
        var builtIn = IntrospectionTypes.Directives.Contains(node);
        // A schema may spell out a standard directive; its own words then hold.
        var known = directives.FindIndex(directive => directive.Name == node.Name.Value);
        if (known >= 0 && !directives[known].IsBuiltIn) problems.Add($"There are several directives named \"@{node.Name}\".");
        if (known >= 0) directives.RemoveAt(known);
        directives.Add(new(node.Name.Value, node.Description?.Value, [.. node.Arguments.Select(Input).OfType<InputField>()], node.IsRepeatable, node.Locations)
        {
            IsBuiltIn = builtIn || known >= 0,
        });
    }

    private static string? SpecifiedBy(TypeSystemNode node) => Text(node.Directives, "specifiedBy", "url");

    private static string? Deprecation(DirectiveNode[] directives) => !directives.Any(directive => directive.Name.Value == "deprecated") ? null
        : Text(directives, "deprecated", "reason") ?? IntrospectionTypes.DefaultDeprecation;

    private static string? Text(DirectiveNode[] directives, string directive, string argument) => directives
        .Where(node => node.Name.Value == directive).SelectMany(node => node.Arguments)
        .Where(node => node.Name.Value == argument).Select(node => (node.Value as StringValueNode)?.Value).FirstOrDefault();
}
