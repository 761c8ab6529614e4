using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>From the forms in which values are coerced (int, double, text, arrays) to those of .NET parameters.</summary>
internal static class InputConversion
{
    /// <summary>The converter, or null when the coerced form is already what the parameter takes.</summary>
    public static Func<object?, object?>? For(GraphQLType type, Type target)
    {
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var inner = For(type, target.GetGenericArguments()[0]);
            var make = (IOptionalMaker)Activator.CreateInstance(typeof(OptionalMaker<>).MakeGenericType(target.GetGenericArguments()))!;
            return value => make.Make(inner is null ? value : inner(value));
        }

        target = Nullable.GetUnderlyingType(target) ?? target;
        if (type.Nullable is ListType list) return ForList(list, target);
        if (type.Nullable is not ScalarType scalar) return null;
        if (target == typeof(object)) return null;
        if (scalar.Name == "ID") return ForId(target);
        if (target == typeof(JsonNode)) return value => value is JsonElement json ? JsonSerializer.SerializeToNode(json) : null;
        if (target == typeof(DateTime)) return value => value is DateTimeOffset at ? at.UtcDateTime : null;
        if (target.IsPrimitive && target != typeof(int) && target != typeof(double) && target != typeof(bool) && target != typeof(long))
            return value => value is null ? null : Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        return null;
    }

    private static Func<object?, object?> ForList(ListType list, Type target)
    {
        var element = ClrTypes.ElementOf(target) ?? typeof(object);
        var maker = (IListMaker)Activator.CreateInstance(typeof(ListMaker<>).MakeGenericType(element), For(list.Element, element), target.IsArray || target.IsInterface)!;
        return value => value is object?[] items ? maker.Make(items) : value;
    }

    private static Func<object?, object?>? ForId(Type target)
    {
        if (target == typeof(string)) return null;
        if (target == typeof(Guid)) return value => value is null ? null : Guid.TryParse((string)value, out var id) ? id : throw BadId();
        if (target == typeof(int)) return value => value is null ? null : int.TryParse((string)value, CultureInfo.InvariantCulture, out var id) ? id : throw BadId();
        if (target == typeof(long)) return value => value is null ? null : long.TryParse((string)value, CultureInfo.InvariantCulture, out var id) ? id : throw BadId();
        // A type of its own for each kind of id: made by its constructor from text or UUID.
        return IdTypes.Converter(target);
    }

    internal static GraphQLException BadId() => new("This is not an id.", "VALIDATION");
}

internal interface IListMaker
{
    object Make(object?[] items);
}

internal sealed class ListMaker<T>(Func<object?, object?>? convert, bool asArray) : IListMaker
{
    public object Make(object?[] items)
    {
        var array = new T[items.Length];
        for (var i = 0; i < items.Length; i++) array[i] = (T)(convert is null ? items[i] : convert(items[i]))!;
        return asArray ? array : new List<T>(array);
    }
}

internal interface IOptionalMaker
{
    object Make(object? value);
}

internal sealed class OptionalMaker<T> : IOptionalMaker
{
    public object Make(object? value) => new Optional<T>((T?)value);
}
