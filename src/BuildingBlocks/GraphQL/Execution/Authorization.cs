using Luma.BuildingBlocks.GraphQL.Schema;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>Field authorization: the rules of a field are checked before it is resolved.</summary>
internal static class Authorization
{
    public static async ValueTask<object?> ResolveAsync(FieldBinding binding, FieldContext context)
    {
        foreach (var rule in binding.Rules) await DemandAsync(rule, context);
        return binding.Resolve is null ? binding.Pure!(context.Source, context.Arguments) : await binding.Resolve(context);
    }

    public static async ValueTask DemandAsync(AuthorizeAttribute rule, FieldContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true }) throw new GraphQLException(ExecutionErrors.NotSignedIn(), GraphQLErrorCodes.Unauthenticated);
        if (rule.Roles is { Length: > 0 } roles && !roles.Any(context.User.IsInRole)) throw new GraphQLException(ExecutionErrors.NotAllowed(), GraphQLErrorCodes.Forbidden);
        if (rule.Policy is null) return;
        var service = context.Services.GetRequiredService<IAuthorizationService>();
        if (!(await service.AuthorizeAsync(context.User, context, rule.Policy)).Succeeded) throw new GraphQLException(ExecutionErrors.NotAllowed(), GraphQLErrorCodes.Forbidden);
    }
}
