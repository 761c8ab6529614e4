using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>From .NET types with their nullability to type references; what is met for the first time is read later.</summary>
internal sealed partial class SchemaScanner
{
    private static readonly Dictionary<Type, string> Standard = new()
    {
        [typeof(string)] = "String",
        [typeof(char)] = "String",
        [typeof(int)] = "Int",
        [typeof(short)] = "Int",
        [typeof(ushort)] = "Int",
        [typeof(byte)] = "Int",
        [typeof(sbyte)] = "Int",
        [typeof(float)] = "Float",
        [typeof(double)] = "Float",
        [typeof(bool)] = "Boolean",
    };

    private TypeNode Reference(NullabilityInfo info, ICustomAttributeProvider member, bool input)
    {
        if (ClrNames.Attribute<GraphQLTypeAttribute>(member) is { } given) return Parser.ParseType(given.Type);
        var (type, isAsync) = ClrTypes.Unwrap(info.Type);
        if (isAsync) info = info.GenericTypeArguments[0];
        return Reference(info, type, ClrNames.Attribute<IDAttribute>(member) is not null, input);
    }

    private TypeNode Reference(NullabilityInfo info, Type type, bool isId, bool input)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var optional = Reference(info.GenericTypeArguments[0], type.GetGenericArguments()[0], isId, input);
            return optional is NonNullTypeNode nonNull ? nonNull.Inner : optional;
        }

        var value = Nullable.GetUnderlyingType(type);
        var isNullable = value is not null || (!type.IsValueType && info.ReadState != NullabilityState.NotNull);
        type = value ?? type;
        TypeNode node;
        if (ScalarOf(type, isId) is { } scalar) node = new NamedTypeNode(Name(scalar));
        else if (ClrTypes.ElementOf(type) is { } element && !IsConnection(type)) node = new ListTypeNode(0, Reference(ElementInfo(info), element, isId, input));
        else node = new NamedTypeNode(Name(input ? InputType(type) : OutputType(type)));
        return isNullable ? node : new NonNullTypeNode(node);
    }

    private static NullabilityInfo ElementInfo(NullabilityInfo info) => info.ElementType ?? info.GenericTypeArguments[^1];

    private static bool IsConnection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Connection<>);

    /// <summary>The scalar or enum that stands for a .NET type, or null when it is a list or has fields.</summary>
    private string? ScalarOf(Type type, bool isId)
    {
        if (isId && ClrTypes.ElementOf(type) is null) return "ID";
        if (Standard.TryGetValue(type, out var name)) return name;
        if (type == typeof(object) || type == typeof(JsonDocument) || type == typeof(JsonObject) || type == typeof(JsonArray) || IsMap(type)) type = typeof(JsonElement);
        if (CustomScalars.ByType.TryGetValue(type, out var make))
        {
            var scalar = make();
            if (bindings.Scalars.TryAdd(scalar.Name, scalar)) definitions.Add(new ScalarNode(0, false, Text(scalar.Description), Name(scalar.Name), []));
            return scalar.Name;
        }

        if (type.IsEnum) return EnumOf(type);
        return type.IsValueType && IdTypes.Reader(type) is not null ? "ID" : null;
    }

    private static bool IsMap(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Dictionary<,>)
        || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IDictionary<,>));

    private string EnumOf(Type type)
    {
        var name = ClrNames.Type(type);
        if (!Claim(name, type)) return name;
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => !IsIgnored(field)).ToList();
        foreach (var field in fields) bindings.EnumValues[(type, ClrNames.EnumValue(field))] = field.GetValue(null)!;
        bindings.Enums[name] = type;
        definitions.Add(new EnumTypeNode(0, false, Description(type), Name(name), [],
            [.. fields.Select(field => new EnumValueDefinitionNode(0, Description(field), Name(ClrNames.EnumValue(field)), Deprecated(field)))]));
        return name;
    }

    // True the first time; a name that two types want is a contradiction.
    private bool Claim(string name, Type type)
    {
        if (names.TryAdd(name, type)) return true;
        if (names[name] != type) problems.Add($"{names[name].FullName} and {type.FullName} are both named \"{name}\".");
        return false;
    }

    private string OutputType(Type type)
    {
        if (IsConnection(type)) return ConnectionType(type.GetGenericArguments()[0]);
        var name = ClrNames.Type(type);
        if (!Claim(name, type)) return name;
        if (type.GetCustomAttribute<UnionTypeAttribute>(inherit: false) is not null) later.Enqueue(() => ReadUnion(name, type));
        else later.Enqueue(() => ReadComplex(name, type));
        return name;
    }

    private void ReadUnion(string name, Type type) => definitions.Add(new UnionTypeNode(0, false, Description(type), Name(name), [],
        [.. Implementations(type).Select(member => new NamedTypeNode(Name(OutputType(member))))]));

    private void ReadComplex(string name, Type type)
    {
        var isInterface = type.GetCustomAttribute<InterfaceTypeAttribute>(inherit: false) is not null;
        var fields = new Dictionary<string, FieldDefinitionNode>(StringComparer.Ordinal);
        foreach (var property in Properties(type)) fields[ClrNames.Field(property)] = Property(name, property);
        foreach (var method in Methods(type)) fields[ClrNames.Field(method)] = Method(name, method, type);
        foreach (var field in ExtensionFields(name)) fields[field.Name.Value] = field;
        NamedTypeNode[] interfaces = [.. Interfaces(type).Select(other => new NamedTypeNode(Name(OutputType(other))))];
        var description = Description(type);
        if (!isInterface) bindings.Objects[type] = name;
        definitions.Add(isInterface
            ? new InterfaceTypeNode(0, false, description, Name(name), interfaces, [], [.. fields.Values])
            : new ObjectTypeNode(0, false, description, Name(name), interfaces, [], [.. fields.Values]));
        if (isInterface)
            foreach (var member in Implementations(type)) OutputType(member);
    }

    private static IEnumerable<Type> Interfaces(Type type)
    {
        foreach (var other in type.GetInterfaces().Where(other => other.GetCustomAttribute<InterfaceTypeAttribute>() is not null)) yield return other;
        for (var @base = type.BaseType; @base is not null; @base = @base.BaseType)
            if (@base.GetCustomAttribute<InterfaceTypeAttribute>(inherit: false) is not null) yield return @base;
    }

    private static IEnumerable<Type> Implementations(Type type) => type.Assembly.GetTypes()
        .Where(candidate => candidate is { IsAbstract: false, IsInterface: false, IsGenericType: false } && type.IsAssignableFrom(candidate)).OrderBy(ClrNames.Type, StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> Properties(Type type) => (type.IsInterface ? type.GetInterfaces().Append(type) : [type])
        .SelectMany(part => part.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && !IsIgnored(property));

    // What every object has, and what the compiler adds to records, are no fields.
    private static IEnumerable<MethodInfo> Methods(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => IsField(method) && method.DeclaringType != typeof(object) && method.GetBaseDefinition().DeclaringType != typeof(object)
            && method.Name is not ("Equals" or "Deconstruct" or "<Clone>$" or "CompareTo" or "GetHashCode" or "ToString"));
}
