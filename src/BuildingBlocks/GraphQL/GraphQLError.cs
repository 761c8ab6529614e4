using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>An error of a response (specification 7.1.2).</summary>
/// <param name="Message">For people; may change.</param>
/// <param name="Code">For programs; stays. Goes to <c>extensions.code</c>.</param>
public sealed record GraphQLError(string Message, string Code)
{
    /// <summary>Where in the document; empty when nowhere in particular.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>Response names and list indexes (int) from the root to the field; null when the error is not a field's.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>Further members of <c>extensions</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Details { get; init; }
}
