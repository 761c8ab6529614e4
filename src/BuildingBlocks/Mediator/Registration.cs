using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.Mediator;

public static class Registration
{
    /// <summary>Registers the mediator and every handler of the assemblies, all scoped.</summary>
    /// <exception cref="InvalidOperationException">Two handlers serve one request; all such requests are named.</exception>
    public static IServiceCollection AddMediator(this IServiceCollection services, params Assembly[] assemblies)
    {
        services.AddScoped<RequestMediator>();
        services.AddScoped<ISender>(provider => provider.GetRequiredService<RequestMediator>());
        services.AddScoped<IPublisher>(provider => provider.GetRequiredService<RequestMediator>());

        var handlers = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false })
            .SelectMany(type => type.GetInterfaces(), (type, contract) => (type, contract))
            .Where(pair => pair.contract.IsGenericType && IsHandler(pair.contract.GetGenericTypeDefinition()))
            .ToList();

        var doubled = handlers.Where(pair => pair.contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .GroupBy(pair => pair.contract).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key.GetGenericArguments()[0].Name} ({string.Join(", ", group.Select(pair => pair.type.Name))})").ToList();
        if (doubled.Count > 0) throw new InvalidOperationException($"More than one handler for {string.Join("; ", doubled)}.");

        foreach (var (type, contract) in handlers) services.AddScoped(contract, type);
        return services;
    }

    private static bool IsHandler(Type definition) =>
        definition == typeof(IRequestHandler<,>) || definition == typeof(INotificationHandler<>);
}
