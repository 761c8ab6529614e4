using Luma.BuildingBlocks.GraphQL.Execution;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Identifiers that are types of their own, such as a record struct around a UUID: one constructor with one UUID, text or number.</summary>
internal static class IdTypes
{
    private static readonly Type[] Inner = [typeof(Guid), typeof(string), typeof(int), typeof(long)];

    public static Func<object?, object?>? Converter(Type target)
    {
        var constructor = Array.Find(target.GetConstructors(), candidate => candidate.GetParameters() is [var only] && Inner.Contains(only.ParameterType));
        if (constructor is null) return null;
        var convert = InputConversion.For(StandardScalars.Id, constructor.GetParameters()[0].ParameterType);
        return value => value is null ? null : constructor.Invoke([convert is null ? value : convert(value)]);
    }

    /// <summary>Reads the identifier's text; null when the type is not one of these.</summary>
    public static Func<object, object?>? Reader(Type type)
    {
        var constructor = Array.Find(type.GetConstructors(), candidate => candidate.GetParameters() is [var only] && Inner.Contains(only.ParameterType));
        var property = constructor is null ? null
            : Array.Find(type.GetProperties(), candidate => candidate.PropertyType == constructor.GetParameters()[0].ParameterType && candidate.GetIndexParameters().Length == 0);
        return property is null ? null : property.GetValue;
    }
}
