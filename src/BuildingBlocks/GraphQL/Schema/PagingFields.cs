using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>The arguments and types of Relay's connections.</summary>
internal static class PagingFields
{
    public const int FirstPosition = 0;

    public static IEnumerable<InputValueNode> Arguments(UsePagingAttribute paging)
    {
        yield return Argument("first", "Int", $"Items after the cursor; {paging.DefaultPageSize} when not given, at most {paging.MaxPageSize}.");
        yield return Argument("after", "String", "Cursor of the item before the page.");
        if (!paging.AllowBackwardPagination) yield break;
        yield return Argument("last", "Int", $"Items before the cursor, at most {paging.MaxPageSize}.");
        yield return Argument("before", "String", "Cursor of the item after the page.");
    }

    /// <exception cref="GraphQLException">A number is out of bounds, or both directions are asked for.</exception>
    public static PagingArguments Read(UsePagingAttribute paging, object?[] arguments, int at)
    {
        var (first, after) = (arguments[at] as int?, arguments[at + 1] as string);
        var (last, before) = paging.AllowBackwardPagination ? (arguments[at + 2] as int?, arguments[at + 3] as string) : (null, null);
        if (first is not null && last is not null) throw new GraphQLException("Ask for \"first\" or for \"last\", not for both.");
        Check("first", first);
        Check("last", last);
        return new(first ?? (last is null ? paging.DefaultPageSize : null), after, last, before);

        void Check(string name, int? value)
        {
            if (value < 0 || value > paging.MaxPageSize) throw new GraphQLException($"\"{name}\" is {value}; it must be from 0 to {paging.MaxPageSize}.");
        }
    }

    public static (ObjectTypeNode Connection, ObjectTypeNode Edge) Types(string node, Type item, SchemaBindings bindings)
    {
        var (connection, edge) = ($"{node}Connection", $"{node}Edge");
        var access = (IConnectionAccess)Activator.CreateInstance(typeof(ConnectionAccess<>).MakeGenericType(item))!;
        bindings.Fields[(connection, "nodes")] = new() { Pure = access.Nodes, Cost = 0 };
        bindings.Fields[(connection, "edges")] = new() { Pure = access.Edges, Cost = 0 };
        bindings.Fields[(connection, "pageInfo")] = new() { Pure = access.PageInfo, Cost = 0 };
        bindings.Fields[(connection, "totalCount")] = new() { Resolve = access.CountAsync, Cost = 1 };
        bindings.Fields[(edge, "node")] = new() { Pure = access.Node, Cost = 0 };
        bindings.Fields[(edge, "cursor")] = new() { Pure = access.Cursor, Cost = 0 };
        var type = item.IsValueType || item == typeof(string) || item.IsClass ? $"{node}!" : node;
        bindings.Objects[typeof(Connection<>).MakeGenericType(item)] = connection;
        bindings.Objects[typeof(Edge<>).MakeGenericType(item)] = edge;
        return (
            Type(connection, "A page of a list.", ("nodes", $"[{type}]!", "The items."), ("edges", $"[{edge}!]!", "The items with their cursors."),
                ("pageInfo", "PageInfo!", "Where the page stands."), ("totalCount", "Int!", "The length of the whole list.")),
            Type(edge, "An item of a page.", ("node", type, "The item."), ("cursor", "String!", "Where the item stands.")));
    }

    private static ObjectTypeNode Type(string name, string description, params (string Name, string Type, string Description)[] fields) => new(0, false, new(0, description, block: false), new(name, 0), [], [],
        [.. fields.Select(field => new FieldDefinitionNode(0, new(0, field.Description, block: false), new(field.Name, 0), [], Parser.ParseType(field.Type), []))]);

    private static InputValueNode Argument(string name, string type, string description) => new(0, new(0, description, block: false), new(name, 0), Parser.ParseType(type), null, []);
}

internal interface IConnectionAccess
{
    object? Nodes(object? source, object?[] arguments);

    object? Edges(object? source, object?[] arguments);

    object? PageInfo(object? source, object?[] arguments);

    ValueTask<object?> CountAsync(FieldContext context);

    object? Node(object? source, object?[] arguments);

    object? Cursor(object? source, object?[] arguments);
}

internal sealed class ConnectionAccess<T> : IConnectionAccess
{
    public object? Nodes(object? source, object?[] arguments) => ((Connection<T>)source!).Nodes;

    public object? Edges(object? source, object?[] arguments) => ((Connection<T>)source!).Edges;

    public object? PageInfo(object? source, object?[] arguments) => ((Connection<T>)source!).PageInfo;

    public async ValueTask<object?> CountAsync(FieldContext context) => await context.Parent<Connection<T>>().CountAsync(context.CancellationToken);

    public object? Node(object? source, object?[] arguments) => ((Edge<T>)source!).Node;

    public object? Cursor(object? source, object?[] arguments) => ((Edge<T>)source!).Cursor;
}
