using System.Collections;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Facts about .NET types.</summary>
internal static class ClrTypes
{
    /// <summary>The type of the items of a sequence; null for text, dictionaries and everything that is no sequence.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || typeof(IDictionary).IsAssignableFrom(type)) return null;
        if (type.IsArray) return type.GetElementType();
        return type.GetInterfaces().Prepend(type).FirstOrDefault(candidate => candidate.IsGenericType
            && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] is { } element
            && !(element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)) ? element : null;
    }

    /// <summary>The result inside a task, and whether it is one.</summary>
    public static (Type Type, bool IsAsync) Unwrap(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>))
            ? (type.GetGenericArguments()[0], true) : (type, false);
}
