namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>What a consistent type system keeps (specification 3, the "Type Validation" of each kind).</summary>
internal static class SchemaRules
{
    public static void Check(GraphQLSchema schema, List<string> problems)
    {
        foreach (var type in schema.Types.Values)
        {
            if (!type.IsBuiltIn) CheckName(type.Name, $"The type \"{type}\"", problems);
            switch (type)
            {
                case ComplexType complex when !type.IsBuiltIn: CheckComplex(complex, problems); break;
                case UnionType union:
                    if (union.PossibleTypes.Count == 0) problems.Add($"The union \"{union}\" has no members.");
                    if (union.PossibleSet.Count != union.PossibleTypes.Count) problems.Add($"The union \"{union}\" has a member twice.");
                    break;
                case EnumType @enum when @enum.Values.Length == 0: problems.Add($"The enum \"{@enum}\" has no values."); break;
                case InputObjectType input: CheckInput(input, problems); break;
            }
        }

        foreach (var directive in schema.Directives.Values) CheckArguments($"@{directive.Name}", directive.Arguments, problems);
        CheckCircles(schema, problems);
    }

    private static void CheckName(string name, string what, List<string> problems)
    {
        if (name.StartsWith("__", StringComparison.Ordinal)) problems.Add($"{what} begins with \"__\", which is reserved for introspection.");
        else if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) problems.Add($"{what} is not a GraphQL name.");
    }

    private static void CheckComplex(ComplexType type, List<string> problems)
    {
        if (type.Fields.Length == 0) problems.Add($"The type \"{type}\" has no fields.");
        foreach (var field in type.Fields)
        {
            CheckName(field.Name, $"The field \"{type}.{field.Name}\"", problems);
            if (!field.Type.IsOutput) problems.Add($"The field \"{type}.{field.Name}\" has the type {field.Type}, which is an input type.");
            CheckArguments($"{type}.{field.Name}", field.Arguments, problems);
        }

        foreach (var other in type.Interfaces) CheckInterface(type, other, problems);
        if (type.Interfaces.Distinct().Count() != type.Interfaces.Length) problems.Add($"The type \"{type}\" implements an interface twice.");
    }

    private static void CheckArguments(string owner, InputField[] arguments, List<string> problems)
    {
        foreach (var argument in arguments)
        {
            CheckName(argument.Name, $"The argument \"{owner}({argument.Name}:)\"", problems);
            if (!argument.Type.IsInput) problems.Add($"The argument \"{owner}({argument.Name}:)\" has the type {argument.Type}, which is an output type.");
            if (argument.IsRequired && argument.DeprecationReason is not null) problems.Add($"The argument \"{owner}({argument.Name}:)\" is required, and so cannot be deprecated.");
        }
    }

    private static void CheckInterface(ComplexType type, InterfaceType other, List<string> problems)
    {
        if (type == other) problems.Add($"The interface \"{type}\" implements itself.");
        foreach (var inherited in other.Interfaces.Where(inherited => inherited != type && !type.Interfaces.Contains(inherited)))
            problems.Add($"The type \"{type}\" implements \"{other}\", so it must implement \"{inherited}\" too.");
        foreach (var wanted in other.Fields)
        {
            var name = $"\"{other}.{wanted.Name}\"";
            if (type.Field(wanted.Name) is not { } field)
            {
                problems.Add($"The type \"{type}\" has no field {name}.");
                continue;
            }

            if (!GraphQLSchema.IsSubtype(field.Type, wanted.Type)) problems.Add($"\"{type}.{field.Name}\" is {field.Type}, but {name} is {wanted.Type}.");
            foreach (var argument in wanted.Arguments)
            {
                if (Array.Find(field.Arguments, own => own.Name == argument.Name) is not { } own) problems.Add($"\"{type}.{field.Name}\" has no argument \"{argument.Name}\", but {name} has.");
                else if (own.Type != argument.Type) problems.Add($"\"{type}.{field.Name}({own.Name}:)\" is {own.Type}, but of {name} it is {argument.Type}.");
            }

            foreach (var extra in field.Arguments.Where(own => own.IsRequired && !Array.Exists(wanted.Arguments, argument => argument.Name == own.Name)))
                problems.Add($"\"{type}.{field.Name}({extra.Name}:)\" is required, but {name} has no such argument.");
        }
    }

    private static void CheckInput(InputObjectType type, List<string> problems)
    {
        if (type.Fields.Length == 0) problems.Add($"The input type \"{type}\" has no fields.");
        foreach (var field in type.Fields)
        {
            CheckName(field.Name, $"The field \"{type}.{field.Name}\"", problems);
            if (!field.Type.IsInput) problems.Add($"The input field \"{type}.{field.Name}\" has the type {field.Type}, which is an output type.");
            if (field.IsRequired && field.DeprecationReason is not null) problems.Add($"The input field \"{type}.{field.Name}\" is required, and so cannot be deprecated.");
            if (type.IsOneOf && (field.Type.IsNonNull || field.DefaultValue is not null)) problems.Add($"The field \"{type}.{field.Name}\" of a @oneOf type must be nullable and have no default.");
        }
    }

    // An input object that must hold itself has no finite value (specification 3.10, "Circular References").
    private static void CheckCircles(GraphQLSchema schema, List<string> problems)
    {
        var done = new HashSet<InputObjectType>();
        foreach (var type in schema.Types.Values.OfType<InputObjectType>()) Visit(type, []);

        void Visit(InputObjectType type, List<InputObjectType> path)
        {
            if (path.Contains(type)) problems.Add($"The input type \"{type}\" needs a value of itself.");
            if (path.Contains(type) || !done.Add(type)) return;
            path.Add(type);
            foreach (var field in type.Fields)
                if (field.Type is NonNullType { Inner: InputObjectType inner }) Visit(inner, path);
            path.RemoveAt(path.Count - 1);
        }
    }
}
