using System.Reflection;
using Luma.BuildingBlocks.GraphQL.Fetching;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Parameters of resolvers, and input objects.</summary>
internal sealed partial class SchemaScanner
{
    private ParameterSource Source(string type, string field, ParameterInfo parameter, List<InputValueNode> arguments)
    {
        var clr = parameter.ParameterType;
        if (parameter.GetCustomAttribute<ParentAttribute>() is not null) return new(ParameterKind.Parent, parameter);
        if (ResolverFactory.KindOf(clr) is { } kind) return new(kind, parameter);
        if (clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(IDataLoader<,>)) return new(ParameterKind.Loader, parameter) { Loader = FindLoader(parameter) };
        if (IsService(parameter)) return new(ParameterKind.Service, parameter);
        var name = ClrNames.Parameter(parameter);
        arguments.Add(InputValue($"{type}.{field}.{name}", name, clr, nullability.Create(parameter), parameter, parameter));
        return new(ParameterKind.Argument, parameter) { Index = arguments.Count - 1 };
    }

    private bool IsService(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<ServiceAttribute>() is not null) return true;
        if (Standard.ContainsKey(type) || type.IsValueType || CustomScalars.ByType.ContainsKey(type) || ClrTypes.ElementOf(type) is not null || IsMap(type)) return false;
        return services?.IsService(type) == true || type.IsInterface;
    }

    private LoaderDefinition? FindLoader(ParameterInfo parameter)
    {
        var types = parameter.ParameterType.GetGenericArguments();
        var wanted = parameter.GetCustomAttribute<DataLoaderAttribute>()?.Name;
        var fitting = loaders.Where(loader => loader.KeyType == types[0] && loader.ValueType == types[1] && (wanted is null || loader.Name == wanted)).ToList();
        var found = fitting.Count == 1 ? fitting[0] : fitting.Find(loader => string.Equals(loader.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
        if (found is null) problems.Add($"No data loader, or no single one, fits the parameter \"{parameter.Name}\" of {parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}.");
        return found;
    }

    private InputValueNode InputValue(string key, string name, Type clr, NullabilityInfo info, ICustomAttributeProvider member, ParameterInfo? parameter)
    {
        var reference = Reference(info, member, input: true);
        var optional = clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Optional<>);
        var absent = parameter is { HasDefaultValue: true } ? Constant(clr, parameter.DefaultValue) : clr.IsValueType && (optional || Nullable.GetUnderlyingType(clr) is null) ? Activator.CreateInstance(clr) : null;
        ValueNode? literal = null;
        if (parameter is { HasDefaultValue: true } && absent is not null && !optional) literal = Literal(absent, reference);
        // A parameter with a default need not be given; null as a default says so without being a literal.
        if (parameter is { HasDefaultValue: true } && literal is null && reference is NonNullTypeNode required) reference = required.Inner;
        bindings.Targets[key] = new(clr, absent);
        return new(0, Description(member), Name(name), reference, literal, Deprecated(member));
    }

    private static object? Constant(Type type, object? value) => value is not null && (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } @enum ? Enum.ToObject(@enum, value)
        : value ?? (type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null);

    private ValueNode? Literal(object value, TypeNode reference)
    {
        var name = reference is NonNullTypeNode { Inner: NamedTypeNode inner } ? inner.Name.Value : (reference as NamedTypeNode)?.Name.Value;
        if (name is null) return null;
        if (value is Enum) return new EnumValueNode(0, bindings.EnumValues.First(pair => pair.Key.Clr == value.GetType() && pair.Value.Equals(value)).Key.Name);
        return (StandardScalars.All.FirstOrDefault(scalar => scalar.Name == name) ?? bindings.Scalars.GetValueOrDefault(name))?.ToLiteral(value);
    }

    private string InputType(Type type)
    {
        var name = ClrNames.Input(type);
        if (Claim(name, type)) later.Enqueue(() => ReadInput(name, type));
        return name;
    }

    private void ReadInput(string name, Type type)
    {
        // A record's own constructor, else the properties that can be set.
        var constructor = type.GetConstructors().Where(candidate => candidate.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault();
        var parameters = constructor?.GetParameters() ?? [];
        var fields = new List<InputValueNode>();
        foreach (var parameter in parameters)
        {
            var property = type.GetProperty(parameter.Name!);
            ICustomAttributeProvider attributes = property is null ? parameter : new JoinedAttributes(parameter, property);
            var field = ClrNames.Attribute<GraphQLNameAttribute>(attributes)?.Name ?? ClrNames.Parameter(parameter);
            fields.Add(InputValue($"{name}.{field}", field, parameter.ParameterType, nullability.Create(parameter), attributes, parameter));
        }

        var settable = Properties(type).Where(property => property.SetMethod is { IsPublic: true }
            && !Array.Exists(parameters, parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var property in settable)
        {
            var field = ClrNames.Field(property);
            fields.Add(InputValue($"{name}.{field}", field, property.PropertyType, nullability.Create(property), property, null));
        }

        bindings.Inputs[name] = _ => InputFactory.Create(type, constructor, settable);
        DirectiveNode[] oneOf = type.GetCustomAttribute<OneOfAttribute>() is null ? [] : [new(0, Name("oneOf"), [])];
        definitions.Add(new InputTypeNode(0, false, Description(type), Name(name), oneOf, [.. fields]));
    }
}

/// <summary>Attributes of a record's parameter and of its property together.</summary>
internal sealed class JoinedAttributes(ICustomAttributeProvider one, ICustomAttributeProvider other) : ICustomAttributeProvider
{
    public object[] GetCustomAttributes(bool inherit) => [.. one.GetCustomAttributes(inherit), .. other.GetCustomAttributes(inherit)];

    public object[] GetCustomAttributes(Type attributeType, bool inherit) => [.. one.GetCustomAttributes(attributeType, inherit), .. other.GetCustomAttributes(attributeType, inherit)];

    public bool IsDefined(Type attributeType, bool inherit) => one.IsDefined(attributeType, inherit) || other.IsDefined(attributeType, inherit);
}
