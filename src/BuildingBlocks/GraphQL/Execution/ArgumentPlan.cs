using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>A field's arguments: coerced once when they hold no variable, else once a request.</summary>
internal sealed class ArgumentPlan
{
    private static readonly ArgumentPlan None = new([], []) { Constant = [] };

    private readonly InputField[] fields;
    private readonly ValueNode?[] literals;

    private ArgumentPlan(InputField[] fields, ValueNode?[] literals) => (this.fields, this.literals) = (fields, literals);

    /// <summary>The coerced arguments; null when they depend on the request or are wrong.</summary>
    public object?[]? Constant { get; private init; }

    public static ArgumentPlan Of(OutputField field, FieldNode node)
    {
        if (field.Arguments.Length == 0) return None;
        var given = new ValueNode?[field.Arguments.Length];
        foreach (var argument in node.Arguments)
        {
            var index = field.ArgumentIndex(argument.Name.Value);
            if (index >= 0) given[index] = argument.Value;
        }

        var plan = new ArgumentPlan(field.Arguments, given);
        if (Array.Exists(given, literal => literal is not null && HasVariable(literal))) return plan;
        try
        {
            return new(field.Arguments, given) { Constant = plan.Coerce(VariableValues.None) };
        }
        catch (Exception)
        {
            // What a conversion refuses is the field's error, told whenever the field is resolved.
            return plan;
        }
    }

    /// <summary>Specification 6.4.1, "CoerceArgumentValues".</summary>
    /// <exception cref="FieldErrorException">An argument is required and absent, or is no value of its type.</exception>
    public object?[] Coerce(VariableValues variables)
    {
        var values = new object?[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var (field, literal) = (fields[i], literals[i]);
            if (literal is null || (literal is VariableNode variable && !variables.TryGet(variable.Name.Value, out _)))
            {
                if (field.DefaultValue is not null) values[i] = Converted(field, InputObjects.Default(field));
                else if (field.Type.IsNonNull) throw new FieldErrorException(ExecutionErrors.ArgumentMissing(field.Name, field.Type), literal?.Start);
                else values[i] = field.Absent;
                continue;
            }

            if (!LiteralCoercion.TryCoerce(field.Type, literal, variables, out var value))
                throw new FieldErrorException(ExecutionErrors.ArgumentWrong(field.Name, field.Type, Printer.Print(literal)), literal.Start);
            values[i] = Converted(field, value);
        }

        return values;
    }

    private static object? Converted(InputField field, object? value) => field.Convert is null ? value : field.Convert(value);

    private static bool HasVariable(ValueNode literal) => literal switch
    {
        VariableNode => true,
        ListValueNode list => Array.Exists(list.Values, HasVariable),
        ObjectValueNode node => Array.Exists(node.Fields, field => HasVariable(field.Value)),
        _ => false,
    };
}
