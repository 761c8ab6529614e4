using System.Reflection;
using Luma.BuildingBlocks.GraphQL.Fetching;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Where a resolver's parameter comes from.</summary>
internal enum ParameterKind
{
    Argument,
    Parent,
    Context,
    Cancellation,
    User,
    Selection,
    Paging,
    Services,
    Service,
    Loader,
}

internal sealed record ParameterSource(ParameterKind Kind, ParameterInfo Parameter)
{
    /// <summary>Of an argument: its place among the field's arguments.</summary>
    public int Index { get; init; }

    public LoaderDefinition? Loader { get; init; }

    /// <summary>Whether the value is known without the request.</summary>
    public bool IsPure => Kind is ParameterKind.Argument or ParameterKind.Parent;
}
