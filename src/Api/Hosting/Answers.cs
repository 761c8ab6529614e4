using Luma.Application.Common;

namespace Luma.Api.Hosting;

/// <summary>Results as HTTP answers (RFC 9457): the one place where kinds become statuses.</summary>
internal static class Answers
{
    public static Microsoft.AspNetCore.Http.IResult Ok<T>(Result<T> result) => result.Succeeded ? TypedResults.Ok(result.Value) : Problem(result.Errors);

    public static Microsoft.AspNetCore.Http.IResult Done(Result result) => result.Succeeded ? TypedResults.NoContent() : Problem(result.Errors);

    public static Microsoft.AspNetCore.Http.IResult Problem(IReadOnlyList<Error> errors)
    {
        var first = errors[0];
        var fields = errors.Where(error => error.Path is not null).GroupBy(error => error.Path!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray(), StringComparer.Ordinal);
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = first.Code };
        if (fields.Count > 0) extensions["errors"] = fields;
        return TypedResults.Problem(
            first.Message, statusCode: StatusOf(first.Kind), title: first.Code, type: $"https://luma.example/errors/{first.Code}", extensions: extensions);
    }

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
