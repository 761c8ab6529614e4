using System.Diagnostics.CodeAnalysis;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>An error that the client may read: thrown by a resolver, it becomes the field's error, with its code. Any other exception is
/// masked.</summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "An error without a message for the client is not one of these.")]
public class GraphQLException : Exception
{
    /// <summary>An error with a stable code, such as <c>NOT_FOUND</c>.</summary>
    public GraphQLException(string message, string code = "VALIDATION")
        : base(message) => Code = code;

    /// <summary>Goes to <c>extensions.code</c>.</summary>
    public string Code { get; }

    /// <summary>Further members of <c>extensions</c>; values must be writable as JSON.</summary>
    public IReadOnlyDictionary<string, object?>? Details { get; init; }
}
