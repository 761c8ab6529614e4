using System.Collections.Frozen;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Where directives may stand (specification 3.13).</summary>
internal static class DirectiveLocations
{
    public const string Query = "QUERY";
    public const string Mutation = "MUTATION";
    public const string Subscription = "SUBSCRIPTION";
    public const string Field = "FIELD";
    public const string FragmentDefinition = "FRAGMENT_DEFINITION";
    public const string FragmentSpread = "FRAGMENT_SPREAD";
    public const string InlineFragment = "INLINE_FRAGMENT";
    public const string VariableDefinition = "VARIABLE_DEFINITION";
    public const string Scalar = "SCALAR";
    public const string FieldDefinition = "FIELD_DEFINITION";
    public const string ArgumentDefinition = "ARGUMENT_DEFINITION";
    public const string EnumValue = "ENUM_VALUE";
    public const string InputObject = "INPUT_OBJECT";
    public const string InputFieldDefinition = "INPUT_FIELD_DEFINITION";

    public static FrozenSet<string> All { get; } = new[]
    {
        Query, Mutation, Subscription, Field, FragmentDefinition, FragmentSpread, InlineFragment, VariableDefinition,
        "SCHEMA", Scalar, "OBJECT", FieldDefinition, ArgumentDefinition, "INTERFACE", "UNION", "ENUM", EnumValue, InputObject, InputFieldDefinition,
    }.ToFrozenSet(StringComparer.Ordinal);
}
