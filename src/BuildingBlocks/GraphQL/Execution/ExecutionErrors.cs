using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>A field's error with a place in the document other than the field itself.</summary>
internal sealed class FieldErrorException(string message, int? offset) : Exception(message)
{
    public int? Offset { get; } = offset;
}

/// <summary>Codes that the engine itself gives, in <c>extensions.code</c>.</summary>
public static class GraphQLErrorCodes
{
    /// <summary>The document cannot be read.</summary>
    public const string Syntax = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string Validation = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>The request itself is malformed, or names no operation.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>A variable or an argument is not a value of its type.</summary>
    public const string BadInput = "VALIDATION";

    /// <summary>A limit on cost, depth or size was exceeded; nothing was run.</summary>
    public const string TooCostly = "TOO_COSTLY";

    /// <summary>The document was not trusted before.</summary>
    public const string NotTrusted = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The time ran out.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>Nobody signed in.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>Whoever signed in may not do this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>A mistake of the server; details are in its log only.</summary>
    public const string Internal = "INTERNAL";
}

/// <summary>Every message about execution.</summary>
internal static class ExecutionErrors
{
    public const string Masked = "Something went wrong on our side.";

    public static string ArgumentMissing(string name, GraphQLType type) => $"The argument \"{name}\" of type {type} is required, and was not given.";

    public static string ArgumentWrong(string name, GraphQLType type, string value) => $"The argument \"{name}\" of type {type} cannot be {value}.";

    public static string VariableMissing(string name, GraphQLType type) => $"The variable \"${name}\" of type {type} is required, and was not given.";

    public static string VariableWrong(string path, string problem) => $"The variable \"{path}\" is wrong: {problem}";

    public static string VariableTypeWrong(string name) => $"The variable \"${name}\" has a type that is no input type.";

    public static string NullInNonNull(string type, string field) => $"The field \"{type}.{field}\" must not be null.";

    public static string NotAList(string type, string field) => $"The field \"{type}.{field}\" did not give a list.";

    public static string NotALeaf(string type, string field, string leaf) => $"The value of \"{type}.{field}\" has no form as {leaf}.";

    public static string NoObjectType(string type, string field, string @abstract) => $"The value of \"{type}.{field}\" is of no object type of {@abstract}.";

    public static string NoOperation() => "The document has no operation.";

    public static string WhichOperation() => "The document has several operations: say which by \"operationName\".";

    public static string UnknownOperation(string name) => $"The document has no operation \"{name}\".";

    public static string NoRootType(string kind) => $"The schema has no {kind} type.";

    public static string TimeIsUp(TimeSpan limit) => $"The request took longer than {limit.TotalSeconds:0.###} s and was stopped.";

    public static string NotSignedIn() => "Sign in first.";

    public static string NotAllowed() => "This is not allowed for you.";
}
