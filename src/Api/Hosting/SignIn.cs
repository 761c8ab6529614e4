using System.Security.Claims;
using System.Text.Json;
using Luma.Application.Common;

namespace Luma.Api.Hosting;

internal static class SignIn
{
    /// <summary>Lets the bearer of a valid token act as its user. Whoever has none goes on as nobody; an invalid one is refused at once.</summary>
    public static IApplicationBuilder UseSignIn(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        const string scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        // The stand-in vendors below /sandbox/vendors check credentials of their own.
        if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && !context.Request.Path.StartsWithSegments("/sandbox/vendors", StringComparison.OrdinalIgnoreCase))
        {
            var actor = context.RequestServices.GetRequiredService<Actor>();
            if (!await context.RequestServices.GetRequiredService<Tokens>().TrySignInAsync(header[scheme.Length..].Trim(), actor))
            {
                context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                await Answers.Problem([Error.Unauthenticated()]).ExecuteAsync(context);
                return;
            }

            context.User = UserOf(actor);
        }

        await next();
    });

    /// <summary>For WebSockets, which browsers open without headers of their own: <c>{"Authorization": "Bearer …"}</c> in the first message.</summary>
    /// <returns>False when the token is not valid; true also without one, for nobody.</returns>
    public static async ValueTask<bool> TryConnectAsync(HttpContext context, JsonElement payload)
    {
        const string scheme = "Bearer ";
        if (payload.ValueKind != JsonValueKind.Object) return true;
        var header = payload.EnumerateObject().FirstOrDefault(one => one.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).Value;
        if (header.ValueKind != JsonValueKind.String || header.GetString() is not { } text) return true;
        if (!text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return false;
        var actor = context.RequestServices.GetRequiredService<Actor>();
        if (!await context.RequestServices.GetRequiredService<Tokens>().TrySignInAsync(text[scheme.Length..].Trim(), actor)) return false;
        context.User = UserOf(actor);
        return true;
    }

    // For what goes by the framework's user; the use cases go by the actor.
    private static ClaimsPrincipal UserOf(Actor actor) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, actor.Name), .. actor.Role is { } role ? [new Claim(ClaimTypes.Role, role.ToString())] : Array.Empty<Claim>()], "Bearer"));
}
