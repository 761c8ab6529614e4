using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Defaults are coerced once, and inputs bound to their .NET types.</summary>
internal sealed partial class SchemaAssembler
{
    private void CompleteInputs()
    {
        foreach (var type in types.Values.OfType<InputObjectType>())
        {
            foreach (var field in type.Fields) Bind(field, $"{type.Name}.{field.Name}");
            if (bindings.Inputs.TryGetValue(type.Name, out var make)) type.Create = make(type);
        }

        foreach (var type in types.Values.OfType<ComplexType>())
            foreach (var field in type.Fields)
                foreach (var argument in field.Arguments) Bind(argument, $"{type.Name}.{field.Name}.{argument.Name}");

        // A default may be an object whose own fields have defaults, so all makers come first, and circles were found before.
        CheckDefaultCircles();
        ThrowIfWrong();
        foreach (var type in types.Values.OfType<InputObjectType>())
            foreach (var field in type.Fields) CoerceDefault(field, $"{type.Name}.{field.Name}");
        foreach (var type in types.Values.OfType<ComplexType>())
            foreach (var field in type.Fields)
                foreach (var argument in field.Arguments) CoerceDefault(argument, $"{type.Name}.{field.Name}({argument.Name}:)");
        foreach (var directive in directives)
            foreach (var argument in directive.Arguments) CoerceDefault(argument, $"@{directive.Name}({argument.Name}:)");
    }

    private void Bind(InputField field, string key)
    {
        if (!bindings.Targets.TryGetValue(key, out var target)) return;
        field.Convert = InputConversion.For(field.Type, target.Type);
        field.Absent = target.Absent;
    }

    private void CoerceDefault(InputField field, string coordinate)
    {
        if (field.DefaultValue is null) return;
        if (LiteralCoercion.TryCoerce(field.Type, field.DefaultValue, VariableValues.None, out var value)) field.CoercedDefault = value;
        else problems.Add($"The default of {coordinate} is not a value of {field.Type}: {Printer.Print(field.DefaultValue)}");
    }

    // Specification 3.10, "InputObjectDefaultValueHasCycle": a default that needs itself has no value.
    private void CheckDefaultCircles()
    {
        var done = new HashSet<InputField>();
        var open = new HashSet<InputField>();
        foreach (var type in types.Values.OfType<InputObjectType>()) VisitObject(type, new ObjectValueNode(0, []));

        void VisitObject(InputObjectType type, ValueNode? value)
        {
            if (value is ListValueNode list)
            {
                foreach (var item in list.Values) VisitObject(type, item);
            }
            else if (value is ObjectValueNode node)
            {
                foreach (var field in type.Fields)
                {
                    if (field.Type.Named is not InputObjectType inner) continue;
                    var given = Array.Find(node.Fields, entry => entry.Name.Value == field.Name)?.Value;
                    if (given is not null) VisitObject(inner, given);
                    else if (field.DefaultValue is not null) VisitDefault(type, field, inner);
                }
            }
        }

        void VisitDefault(InputObjectType type, InputField field, InputObjectType inner)
        {
            if (done.Contains(field)) return;
            if (!open.Add(field)) problems.Add($"The default of {type}.{field.Name} contains itself.");
            else VisitObject(inner, field.DefaultValue);
            done.Add(field);
        }
    }
}
