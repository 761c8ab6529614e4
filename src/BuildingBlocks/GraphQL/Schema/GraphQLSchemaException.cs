using System.Diagnostics.CodeAnalysis;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>The type system contradicts itself. The message lists everything that is wrong.</summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "Only the engine makes these.")]
public sealed class GraphQLSchemaException : Exception
{
    internal GraphQLSchemaException(IReadOnlyList<string> problems)
        : base($"The GraphQL schema is not valid:{string.Concat(problems.Select(problem => $"\n- {problem}"))}") => Problems = problems;

    /// <summary>Each contradiction, in a sentence.</summary>
    public IReadOnlyList<string> Problems { get; }
}
