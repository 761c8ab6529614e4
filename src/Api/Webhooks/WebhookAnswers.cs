using Luma.Application.Common;

namespace Luma.Api.Webhooks;

/// <summary>What vendors are told; never why in detail.</summary>
internal static class WebhookAnswers
{
    public static IResult Forbidden => TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    public static IResult TooLarge => TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);

    public static IResult Nonsense => TypedResults.StatusCode(StatusCodes.Status400BadRequest);

    /// <summary>A vendor can only do one thing about our failure: deliver again. It is asked to when that may help.</summary>
    public static IResult Of(Result result, IResult done) =>
        result.Errors.Any(error => error.Kind == ErrorKind.Unavailable) ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable) : done;
}
