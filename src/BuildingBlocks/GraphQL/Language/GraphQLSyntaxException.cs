using System.Diagnostics.CodeAnalysis;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>The text is not a GraphQL document.</summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "Only the parser makes these.")]
public sealed class GraphQLSyntaxException : Exception
{
    internal GraphQLSyntaxException(string message, SourceLocation location, int offset)
        : base($"Syntax error: {message}")
    {
        Location = location;
        Offset = offset;
    }

    /// <summary>Where reading stopped.</summary>
    public SourceLocation Location { get; }

    internal int Offset { get; }
}
