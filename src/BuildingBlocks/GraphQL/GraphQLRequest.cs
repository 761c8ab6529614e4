using System.Text.Json;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>A request: which operation of which document, with which variables.</summary>
/// <param name="Document">The document in UTF-8; empty when <paramref name="DocumentId"/> names a trusted one.</param>
/// <param name="OperationName">The operation; null when there is only one.</param>
/// <param name="Variables">A JSON object; undefined or null when there are none.</param>
/// <param name="DocumentId">Id of a trusted document.</param>
public sealed record GraphQLRequest(ReadOnlyMemory<byte> Document, string? OperationName = null, JsonElement Variables = default, string? DocumentId = null)
{
    /// <summary>What the root fields get as their parent; null as a rule.</summary>
    public object? RootValue { get; init; }

    /// <summary>True refuses mutations, as GET must.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>A request of text.</summary>
    public static GraphQLRequest Of(string document, JsonElement variables = default, string? operationName = null) =>
        new(System.Text.Encoding.UTF8.GetBytes(document), operationName, variables);
}

/// <summary>How a request ended.</summary>
public enum GraphQLOutcome
{
    /// <summary>It ran; there may be errors of fields.</summary>
    Executed,

    /// <summary>The document is not readable, not valid, or too large; or a variable is wrong. Nothing ran.</summary>
    Refused,

    /// <summary>The kind of operation is not allowed here, such as a mutation by GET.</summary>
    OperationNotAllowed,

    /// <summary>The request named a document that is not trusted.</summary>
    UnknownDocument,
}
