using Luma.Application.Common;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Luma.Api.Hosting;

/// <summary>While the database is away requests are answered 503: nothing was acknowledged, and trying again helps.</summary>
internal sealed class DatabaseAway : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsAway(exception)) return false;
        httpContext.Response.Headers.RetryAfter = "5";
        await Answers.Problem([new(ErrorKind.Unavailable, "UNAVAILABLE", "The database is away for a moment. Try again.")]).ExecuteAsync(httpContext);
        return true;
    }

    private static bool IsAway(Exception exception) =>
        exception is NpgsqlException { IsTransient: true } || (exception.InnerException is { } inner && IsAway(inner));
}
