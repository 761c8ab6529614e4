using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Validation;

/// <summary>Literals (5.6). Variables met on the way are kept for the rules of 5.8.</summary>
internal sealed partial class DocumentValidator
{
    /// <param name="node">The literal.</param>
    /// <param name="type">What is expected; null when that is not known.</param>
    /// <param name="hasDefault">Whether the place has a default of its own.</param>
    /// <param name="parent">The input object around it.</param>
    /// <param name="report">False inside a literal that is wrong as a whole.</param>
    private void CheckValue(ValueNode node, GraphQLType? type, bool hasDefault, InputObjectType? parent, bool report)
    {
        switch (node)
        {
            case VariableNode variable: currentUses.Add(new(variable, type, hasDefault, parent)); break;
            case ListValueNode list: CheckList(list, type, report); break;
            case ObjectValueNode value: CheckObject(value, type, report); break;
            case NullValueNode:
                if (report && type is { IsNonNull: true }) Report(ValidationErrors.WrongValue(type.ToString()!, "null"), node.Start);
                break;
            default:
                if (report) CheckLeaf(node, type);
                break;
        }
    }

    private void CheckList(ListValueNode node, GraphQLType? type, bool report)
    {
        var list = type?.Nullable as ListType;
        if (list is null && report) CheckLeaf(node, type?.Nullable);
        foreach (var item in node.Values) CheckValue(item, list is null ? type?.Nullable : list.Element, hasDefault: false, null, report && list is not null);
    }

    private void CheckObject(ObjectValueNode node, GraphQLType? type, bool report)
    {
        var input = type?.Named as InputObjectType;
        if (report && input is null) CheckLeaf(node, type);
        if (report && input is not null) CheckFields(node, input);
        for (var i = 0; i < node.Fields.Length; i++)
        {
            var field = node.Fields[i];
            var definition = input?.Field(field.Name.Value);
            if (report && input is not null && definition is null)
                Report(ValidationErrors.UnknownInputField(field.Name.Value, input.Name, ValidationErrors.Hint(field.Name.Value, input.Fields.Select(candidate => candidate.Name))), field.Start);
            // 5.6.3 Input object field uniqueness.
            var first = Array.Find(node.Fields, other => other.Name.Value == field.Name.Value)!;
            if (first != field) Report(ValidationErrors.InputFieldTwice(field.Name.Value), first.Name.Start, field.Name.Start);
            CheckValue(field.Value, definition?.Type, definition?.DefaultValue is not null, input, report && input is not null);
        }
    }

    private void CheckFields(ObjectValueNode node, InputObjectType type)
    {
        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !Array.Exists(node.Fields, given => given.Name.Value == field.Name))
                Report(ValidationErrors.InputFieldMissing(type.Name, field.Name, field.Type.ToString()!), node.Start);
        }

        if (!type.IsOneOf) return;
        // The last of several entries of one name counts: the rule about duplicates tells of the others.
        var names = node.Fields.Select(field => field.Name.Value).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count != 1) Report(ValidationErrors.NotOneOf(type.Name), node.Start);
        else if (node.Fields[^1].Value is NullValueNode) Report(ValidationErrors.NullInOneOf(type.Name, names[0]), node.Start);
    }

    // 5.6.1 Values of correct type, of leaves and of what stands where a leaf or an object should.
    private void CheckLeaf(ValueNode node, GraphQLType? type)
    {
        if (type is null) return;
        var fits = type.Named switch
        {
            EnumType @enum => node is EnumValueNode name && @enum.ByName.ContainsKey(name.Value),
            ScalarType scalar => scalar.TryRead(node, out _),
            _ => false,
        };
        if (!fits) Report(ValidationErrors.WrongValue(type.ToString()!, Printer.Print(node)), node.Start);
    }
}
