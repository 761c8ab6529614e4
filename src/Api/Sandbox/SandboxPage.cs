using Luma.Api.Hosting;
using Microsoft.Extensions.FileProviders;

namespace Luma.Api.Sandbox;

/// <summary>Serves the sandbox page that <c>web/sandbox</c> builds.</summary>
internal static class SandboxPage
{
    public static void MapSandboxPage(this WebApplication app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", () => TypedResults.Redirect("/sandbox/"));
        if (WebPages.Dist("sandbox") is not { } dist)
        {
            pages.MapGet("/sandbox", () => TypedResults.Text("The sandbox page has not been built: ./luma up builds it.", statusCode: 503));
            return;
        }

        var files = new PhysicalFileProvider(dist);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = "/sandbox" });
        pages.MapGet("/sandbox", (HttpContext context) => context.Request.Path.Value!.EndsWith('/')
            ? Results.File(Path.Combine(dist, "index.html"), "text/html; charset=utf-8")
            : TypedResults.Redirect("/sandbox/"));
    }
}
