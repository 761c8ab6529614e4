using Luma.Api.Hosting;
using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Appointments;

namespace Luma.Api.V1;

/// <summary>The pages behind the links in messages. They work without script; opening one changes nothing, its buttons do.</summary>
internal static class PatientLinks
{
    public static void MapPatientLinks(this WebApplication app)
    {
        app.MapGet("/l/{code}", async (string code, ISender sender, HttpContext context, CancellationToken token) =>
            Page(context, await sender.Send(new OpenVisitLink(code), token))).ExcludeFromDescription();
        app.MapPost("/l/{code}/{answer}", async (string code, string answer, ISender sender, HttpContext context, CancellationToken token) =>
        {
            PatientAnswer? wanted = answer switch { "confirm" => PatientAnswer.Confirm, "cancel" => PatientAnswer.Cancel, _ => null };
            return wanted is { } given
                ? Page(context, await sender.Send(new AnswerVisitLink(code, given), token))
                : Answers.Problem([Error.NotFound("page")]);
        }).DisableAntiforgery().ExcludeFromDescription();
    }

    private static Microsoft.AspNetCore.Http.IResult Page(HttpContext context, Result<VisitPage> result)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return result.Succeeded
            ? Results.Content(VisitPageHtml.Of(result.Value!, context.Request.Path.Value!), "text/html; charset=utf-8")
            : Results.Content(VisitPageHtml.Gone(), "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
    }
}
