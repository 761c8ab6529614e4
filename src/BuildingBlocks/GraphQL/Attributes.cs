namespace Luma.BuildingBlocks.GraphQL;

/// <summary>The public static methods and properties of the class are fields of <c>Query</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;

/// <summary>The public static methods of the class are fields of <c>Mutation</c>; they run one after the other.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;

/// <summary>The public static methods of the class are fields of <c>Subscription</c>; each returns an <see cref="IAsyncEnumerable{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;

/// <summary>On a static class: its public static methods are further fields of <typeparamref name="T"/>'s object type, and replace its
/// properties of the same name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : ExtendObjectTypeAttribute
{
    /// <summary>Extends the object type of <typeparamref name="T"/>.</summary>
    public ObjectTypeAttribute()
        : base(typeof(T))
    {
    }
}

/// <summary>On a static class: its public static methods are further fields of an object type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ExtendObjectTypeAttribute : Attribute
{
    /// <summary>Extends the object type of a .NET type.</summary>
    public ExtendObjectTypeAttribute(Type type) => Type = type;

    /// <summary>Extends the object type of a name, such as <c>Query</c>.</summary>
    public ExtendObjectTypeAttribute(string name) => Name = name;

    /// <summary>The .NET type; null when a name is given.</summary>
    public Type? Type { get; }

    /// <summary>The GraphQL name; null when a type is given.</summary>
    public string? Name { get; }
}

/// <summary>The .NET interface or abstract class is a GraphQL interface; the classes of its assembly that implement it are its types.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute : Attribute;

/// <summary>The .NET interface or abstract class is a GraphQL union of the classes of its assembly that implement it.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class UnionTypeAttribute : Attribute;

/// <summary>Exactly one property of the input is given.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;

/// <summary>The name in the schema, in place of the one made of the .NET name.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>What the schema says about the type, field, argument or value.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>The description, as Markdown.</summary>
    public string Description { get; } = description;
}

/// <summary>The field, argument or value is deprecated; <see cref="ObsoleteAttribute"/> does the same.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    /// <summary>Why, and what to use instead.</summary>
    public string Reason { get; } = reason;
}

/// <summary>Not in the schema.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>The type in the schema, as it is written there: <c>[GraphQLType("[ID!]!")]</c>. Its named type must exist in the schema.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class GraphQLTypeAttribute(string type) : Attribute
{
    /// <summary>The type reference.</summary>
    public string Type { get; } = type;
}

/// <summary>The value is an <c>ID</c>. It may be text, a number, a UUID, or a type of its own around one of these.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class IDAttribute : Attribute;

/// <summary>The parameter is the parent's value.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;

/// <summary>The parameter is a service. Needed only where the schema is made without services, and for types that are not registered.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;

/// <summary>
/// The field is a page of a longer list (Relay's connections). The method returns <see cref="Connection{T}"/>, and takes
/// <see cref="PagingArguments"/>, or returns a sequence, of which the page is cut.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>Items when <c>first</c> is not given. From 1.</summary>
    public int DefaultPageSize { get; set; } = 25;

    /// <summary>The most items of a page; more is an error. From 1.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Whether <c>last</c> and <c>before</c> exist.</summary>
    public bool AllowBackwardPagination { get; set; }
}

/// <summary>
/// On a static method <c>(IReadOnlyList&lt;TKey&gt; keys, services…, CancellationToken) → Task&lt;IReadOnlyDictionary&lt;TKey, TValue&gt;&gt;</c>:
/// resolvers take an <see cref="Fetching.IDataLoader{TKey,TValue}"/>. Where several have the same types, the parameter's name, or this attribute
/// on the parameter, names the method.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class DataLoaderAttribute(string? name = null) : Attribute
{
    /// <summary>The loader's name; null for the method's.</summary>
    public string? Name { get; } = name;

    /// <summary>The most keys of one batch. From 1.</summary>
    public int MaxBatchSize { get; set; } = 1000;
}

/// <summary>What resolving the field costs; 1 for methods and 0 for properties otherwise.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(double weight) : Attribute
{
    /// <summary>The cost of one resolution.</summary>
    public double Weight { get; } = weight;
}

/// <summary>How many items a list has at most, for the cost of what is asked of each.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute(int assumedSize) : Attribute
{
    /// <summary>The number to reckon with.</summary>
    public int AssumedSize { get; } = assumedSize;
}

/// <summary>Wraps a field's resolver. Several on a field: the first written is the outermost.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public abstract class FieldMiddlewareAttribute : Attribute
{
    /// <summary>The resolver around the next one. Called once, when the schema is made.</summary>
    public abstract FieldResolver Wrap(FieldResolver next);
}
