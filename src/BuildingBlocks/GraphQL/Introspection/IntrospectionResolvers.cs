using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Each field of introspection, read from the types themselves.</summary>
internal static class IntrospectionResolvers
{
    public static Dictionary<(string, string), PureResolver> All()
    {
        var all = new Dictionary<(string, string), PureResolver>();
        Of<GraphQLSchema>("__Schema", ("description", s => s.Description), ("types", s => s.OrderedTypes), ("queryType", s => s.QueryType),
            ("mutationType", s => s.Roots[(int)OperationKind.Mutation]), ("subscriptionType", s => s.Roots[(int)OperationKind.Subscription]),
            ("directives", s => s.OrderedDirectives));
        Of<GraphQLType>("__Type", ("kind", Kind), ("name", t => (t as NamedType)?.Name), ("description", t => (t as NamedType)?.Description),
            ("specifiedByURL", t => (t as ScalarType)?.SpecifiedBy), ("interfaces", t => (t as ComplexType)?.Interfaces),
            ("possibleTypes", t => t is InterfaceType or UnionType ? ((CompositeType)t).PossibleTypes : null),
            ("ofType", t => t is NonNullType nonNull ? nonNull.Inner : (t as ListType)?.Element), ("isOneOf", t => (t as InputObjectType)?.IsOneOf));
        Deprecatable<GraphQLType, OutputField>("__Type", "fields", t => (t as ComplexType)?.Fields, f => f.DeprecationReason);
        Deprecatable<GraphQLType, EnumValue>("__Type", "enumValues", t => (t as EnumType)?.Values, v => v.DeprecationReason);
        Deprecatable<GraphQLType, InputField>("__Type", "inputFields", t => (t as InputObjectType)?.Fields, f => f.DeprecationReason);
        Of<OutputField>("__Field", ("name", f => f.Name), ("description", f => f.Description), ("type", f => f.Type),
            ("isDeprecated", f => f.DeprecationReason is not null), ("deprecationReason", f => f.DeprecationReason));
        Deprecatable<OutputField, InputField>("__Field", "args", f => f.Arguments, a => a.DeprecationReason);
        Of<InputField>("__InputValue", ("name", a => a.Name), ("description", a => a.Description), ("type", a => a.Type),
            ("defaultValue", a => a.DefaultValue is null ? null : Printer.Print(a.DefaultValue)),
            ("isDeprecated", a => a.DeprecationReason is not null), ("deprecationReason", a => a.DeprecationReason));
        Of<EnumValue>("__EnumValue", ("name", v => v.Name), ("description", v => v.Description),
            ("isDeprecated", v => v.DeprecationReason is not null), ("deprecationReason", v => v.DeprecationReason));
        Of<DirectiveType>("__Directive", ("name", d => d.Name), ("description", d => d.Description), ("isRepeatable", d => d.IsRepeatable), ("locations", d => d.Locations));
        Deprecatable<DirectiveType, InputField>("__Directive", "args", d => d.Arguments, a => a.DeprecationReason);
        return all;

        void Of<T>(string type, params (string Field, Func<T, object?> Read)[] fields)
        {
            foreach (var (field, read) in fields) all[(type, field)] = (source, _) => read((T)source!);
        }

        void Deprecatable<T, TItem>(string type, string field, Func<T, TItem[]?> read, Func<TItem, string?> reason) => all[(type, field)] = (source, arguments) =>
            read((T)source!) is not { } items ? null : arguments[0] is true ? items : Array.FindAll(items, item => reason(item) is null);
    }

    private static string Kind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
