using FluentValidation;
using Luma.Application.Common;
using Luma.Application.Common.Behaviors;
using Luma.BuildingBlocks.Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.Application;

public static class ApplicationRegistration
{
    /// <summary>Registers every use case of the assembly and the line of behaviours around them.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        var assembly = typeof(ApplicationRegistration).Assembly;
        services.AddMediator(assembly);
        services.AddScoped<Actor>();
        services.AddScoped(provider => provider.GetRequiredService<ITenantSession>().Db);
        foreach (var (contract, type) in Implementations(typeof(IValidator<>)).Concat(Implementations(typeof(ITenantResolver<>))))
            services.AddScoped(contract, type);

        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TracingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuditBehavior<,>));
        return services;
    }

    private static IEnumerable<(Type Contract, Type Type)> Implementations(Type definition) =>
        from type in typeof(ApplicationRegistration).Assembly.GetTypes()
        where type is { IsAbstract: false, ContainsGenericParameters: false }
        from contract in type.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == definition
        select (contract, type);
}
