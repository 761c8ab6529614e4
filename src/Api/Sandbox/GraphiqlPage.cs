using Luma.Api.Hosting;
using Microsoft.Extensions.FileProviders;

namespace Luma.Api.Sandbox;

/// <summary>Serves GraphiQL, which <c>web/graphiql</c> builds: to read the staff API's schema and to try operations.</summary>
internal static class GraphiqlPage
{
    public static void MapGraphiqlPage(this WebApplication app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        if (WebPages.Dist("graphiql") is not { } dist)
        {
            pages.MapGet("/graphiql", () => TypedResults.Text("GraphiQL has not been built: ./luma up builds it.", statusCode: 503));
            return;
        }

        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(dist), RequestPath = "/graphiql" });
        pages.MapGet("/graphiql", (HttpContext context) => context.Request.Path.Value!.EndsWith('/')
            ? Results.File(Path.Combine(dist, "index.html"), "text/html; charset=utf-8")
            : TypedResults.Redirect("/graphiql/"));
    }
}
