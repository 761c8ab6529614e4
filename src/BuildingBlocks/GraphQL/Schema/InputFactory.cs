using System.Linq.Expressions;
using System.Reflection;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Compiles the making of an input object: its constructor, then its settable properties.</summary>
internal static class InputFactory
{
    public static Func<object?[], object> Create(Type type, ConstructorInfo? constructor, IReadOnlyList<PropertyInfo> settable)
    {
        var values = Expression.Parameter(typeof(object?[]), "values");
        var parameters = constructor?.GetParameters() ?? [];
        Expression made = constructor is null ? Expression.New(type) : Expression.New(constructor, parameters.Select((parameter, index) => Value(parameter.ParameterType, index)));
        if (settable.Count > 0)
            made = Expression.MemberInit((NewExpression)made, settable.Select((property, index) => Expression.Bind(property, Value(property.PropertyType, parameters.Length + index))));
        return Expression.Lambda<Func<object?[], object>>(Expression.Convert(made, typeof(object)), values).Compile();

        Expression Value(Type target, int index) => Expression.Call(typeof(Results), nameof(Results.Argument), [target], values, Expression.Constant(index));
    }
}
