using System.Collections.Frozen;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Compiled writers of leaf properties: from the object to the output without boxing. They write as the scalars do.</summary>
internal static class LeafWriters
{
    private static readonly Dictionary<(Type Clr, string Scalar), string> Methods = new()
    {
        [(typeof(string), "String")] = nameof(WriteText),
        [(typeof(string), "ID")] = nameof(WriteText),
        [(typeof(int), "Int")] = nameof(WriteInt),
        [(typeof(long), "Long")] = nameof(WriteLong),
        [(typeof(bool), "Boolean")] = nameof(WriteBoolean),
        [(typeof(double), "Float")] = nameof(WriteDouble),
        [(typeof(Guid), "UUID")] = nameof(WriteGuid),
        [(typeof(Guid), "ID")] = nameof(WriteGuid),
        [(typeof(DateTimeOffset), "DateTime")] = nameof(WriteInstant),
        [(typeof(DateOnly), "Date")] = nameof(WriteDay),
    };

    /// <summary>The writer of a property; null when its type is none of the common ones.</summary>
    public static LeafWriter? Create(PropertyInfo property, TypeNode reference)
    {
        if ((reference is NonNullTypeNode required ? required.Inner : reference) is not NamedTypeNode named) return null;
        var clr = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!clr.IsEnum && !Methods.ContainsKey((clr, named.Name.Value))) return null;
        var source = Expression.Parameter(typeof(object), "source");
        var writer = Expression.Parameter(typeof(Utf8JsonWriter), "writer");
        var value = Expression.Variable(property.PropertyType, "value");
        var read = Expression.Assign(value, Expression.Property(Expression.Convert(source, property.DeclaringType!), property));
        var isNullable = !property.PropertyType.IsValueType || property.PropertyType != clr;
        var inner = property.PropertyType == clr ? (Expression)value : Expression.Property(value, "Value");
        Expression write = clr.IsEnum
            ? Expression.Call(typeof(LeafWriters), nameof(WriteEnum), [clr], writer, inner, Expression.Constant(Names(clr)))
            : Expression.Call(typeof(LeafWriters), Methods[(clr, named.Name.Value)], null, writer, inner);
        if (isNullable)
        {
            var isNull = Expression.Equal(value, Expression.Constant(null, property.PropertyType));
            write = Expression.Condition(isNull, Expression.Call(typeof(LeafWriters), nameof(WriteNull), null, writer, Expression.Constant(reference is not NonNullTypeNode)), write);
        }

        return Expression.Lambda<LeafWriter>(Expression.Block([value], read, write), source, writer).Compile();
    }

    internal static bool WriteNull(Utf8JsonWriter writer, bool allowed)
    {
        writer.WriteNullValue();
        return allowed;
    }

    internal static bool WriteText(Utf8JsonWriter writer, string value)
    {
        writer.WriteStringValue(value);
        return true;
    }

    internal static bool WriteInt(Utf8JsonWriter writer, int value)
    {
        writer.WriteNumberValue(value);
        return true;
    }

    internal static bool WriteLong(Utf8JsonWriter writer, long value)
    {
        writer.WriteNumberValue(value);
        return true;
    }

    internal static bool WriteBoolean(Utf8JsonWriter writer, bool value)
    {
        writer.WriteBooleanValue(value);
        return true;
    }

    internal static bool WriteDouble(Utf8JsonWriter writer, double value) => FloatScalar.TryWrite(writer, value);

    internal static bool WriteGuid(Utf8JsonWriter writer, Guid value)
    {
        writer.WriteStringValue(value);
        return true;
    }

    internal static bool WriteInstant(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<char> text = stackalloc char[40];
        if (!value.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)) return false;
        writer.WriteStringValue(text[..length]);
        return true;
    }

    internal static bool WriteDay(Utf8JsonWriter writer, DateOnly value)
    {
        Span<char> text = stackalloc char[12];
        if (!value.TryFormat(text, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture)) return false;
        writer.WriteStringValue(text[..length]);
        return true;
    }

    internal static bool WriteEnum<T>(Utf8JsonWriter writer, T value, FrozenDictionary<object, JsonEncodedText> names)
        where T : struct, Enum
    {
        if (!names.TryGetValue(value, out var name)) return false;
        writer.WriteStringValue(name);
        return true;
    }

    private static FrozenDictionary<object, JsonEncodedText> Names(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .DistinctBy(field => field.GetValue(null)).ToFrozenDictionary(field => field.GetValue(null)!, field => JsonEncodedText.Encode(ClrNames.EnumValue(field)));
}
