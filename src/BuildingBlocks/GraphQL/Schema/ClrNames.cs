using System.Reflection;
using System.Text;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Names in the schema, made of .NET names unless an attribute gives one.</summary>
internal static class ClrNames
{
    // A type that only inputs use is often named for it already.
    private static readonly string[] InputEndings = ["Input", "Filter", "Order"];

    public static string Type(Type type)
    {
        if (type.GetCustomAttribute<GraphQLNameAttribute>() is { } given) return given.Name;
        if (!type.IsGenericType) return type.IsInterface && type.Name is ['I', >= 'A' and <= 'Z', ..] ? type.Name[1..] : type.Name;
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(Type))}";
    }

    public static string Input(Type type)
    {
        var name = Type(type);
        return type.GetCustomAttribute<GraphQLNameAttribute>() is not null || Array.Exists(InputEndings, ending => name.EndsWith(ending, StringComparison.Ordinal)) ? name : $"{name}Input";
    }

    /// <summary>camelCase; of methods, without "Get" and "Async".</summary>
    public static string Field(MemberInfo member)
    {
        if (member.GetCustomAttribute<GraphQLNameAttribute>() is { } given) return given.Name;
        var name = member.Name;
        if (member is MethodInfo)
        {
            if (name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsAsciiLetterUpper(name[3])) name = name[3..];
            if (name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5) name = name[..^5];
        }

        return Camel(name);
    }

    public static string Parameter(ParameterInfo parameter) => parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Camel(parameter.Name!);

    /// <summary>UPPER_SNAKE.</summary>
    public static string EnumValue(FieldInfo field)
    {
        if (field.GetCustomAttribute<GraphQLNameAttribute>() is { } given) return given.Name;
        var name = new StringBuilder();
        for (var i = 0; i < field.Name.Length; i++)
        {
            var c = field.Name[i];
            var begins = i > 0 && char.IsUpper(c) && field.Name[i - 1] != '_' && (!char.IsUpper(field.Name[i - 1]) || (i + 1 < field.Name.Length && char.IsLower(field.Name[i + 1])));
            if (begins) name.Append('_');
            name.Append(char.ToUpperInvariant(c));
        }

        return name.ToString();
    }

    public static string? Description(ICustomAttributeProvider member) => Attribute<GraphQLDescriptionAttribute>(member)?.Description;

    public static string? Deprecation(ICustomAttributeProvider member) => Attribute<GraphQLDeprecatedAttribute>(member)?.Reason ?? Attribute<ObsoleteAttribute>(member) switch
    {
        null => null,
        { Message: { } message } => message,
        _ => IntrospectionTypes.DefaultDeprecation,
    };

    public static T? Attribute<T>(ICustomAttributeProvider member)
        where T : Attribute => (T?)Array.Find(member.GetCustomAttributes(typeof(T), inherit: true), _ => true);

    // "URL" becomes "url" and "IPAddress" "ipAddress": capitals up to the last before a small letter.
    private static string Camel(string name)
    {
        var i = 0;
        while (i < name.Length && char.IsAsciiLetterUpper(name[i]) && (i == 0 || i + 1 == name.Length || !char.IsAsciiLetterLower(name[i + 1]))) i++;
#pragma warning disable CA1308 // Names in GraphQL are camelCase.
        return name[..i].ToLowerInvariant() + name[i..];
#pragma warning restore CA1308
    }
}
