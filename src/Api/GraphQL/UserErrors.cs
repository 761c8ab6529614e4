using Luma.Application.Common;
using Luma.BuildingBlocks.GraphQL;
using Npgsql;

namespace Luma.Api.GraphQL;

[GraphQLDescription("Why a mutation was not done: something that the user can mend.")]
internal sealed record UserError(
    [property: GraphQLDescription("Stable; docs/errors.md lists them.")] string Code,
    string Message,
    [property: GraphQLDescription("The input's field, from \"input\" on; null when it is none in particular.")] IReadOnlyList<string>? Path);

/// <summary>Results as GraphQL errors: the one place where kinds become payload errors or top-level ones.</summary>
internal static class UserErrors
{
    public static GraphQLException Exception(Error error) => new(error.Message, error.Code);

    public static UserError Invalid(string field, string message) => new("VALIDATION", message, ["input", field]);

    /// <exception cref="GraphQLException">The first error that no change of the input would mend.</exception>
    public static IReadOnlyList<UserError> Mendable(IReadOnlyList<Error> errors) =>
    [
        .. errors.Select(error => error.Kind is ErrorKind.Invalid or ErrorKind.Conflict
            ? new UserError(error.Code, error.Message, error.Path is { } path ? ["input", path] : null)
            : throw Exception(error)),
    ];

    /// <summary>What clients are told of a database that is away, or of a value that it cannot hold; null for what is a mistake of ours.</summary>
    public static GraphQLException? OfDatabase(Exception error) => error switch
    {
        NpgsqlException { IsTransient: true } => new("The database is away for a moment. Try again.", "UNAVAILABLE"),
        // Class 22: data exceptions, such as the character U+0000 in a text.
        PostgresException { SqlState: ['2', '2', ..] } => new("A text holds a character that cannot be stored or searched for.", "VALIDATION"),
        { InnerException: { } inner } => OfDatabase(inner),
        _ => null,
    };
}
