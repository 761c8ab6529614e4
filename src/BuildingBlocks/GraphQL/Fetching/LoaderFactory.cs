using System.Linq.Expressions;
using System.Reflection;
using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Fetching;

/// <summary>Makes data loaders of methods.</summary>
internal static class LoaderFactory
{
    private static readonly ParameterExpression Services = Expression.Parameter(typeof(IServiceProvider), "services");
    private static readonly ParameterExpression Cancellation = Expression.Parameter(typeof(CancellationToken), "cancellationToken");

    /// <summary>The loader, or null when the method has not the shape of one.</summary>
    public static LoaderDefinition? Create(MethodInfo method, DataLoaderAttribute attribute)
    {
        var parameters = method.GetParameters();
        if (!method.IsStatic || parameters is not [var first, ..] || Generic(first.ParameterType, typeof(IReadOnlyList<>)) is not [var key]) return null;
        var (result, isAsync) = ClrTypes.Unwrap(method.ReturnType);
        if (!isAsync || (Generic(result, typeof(IReadOnlyDictionary<,>)) ?? Generic(result, typeof(Dictionary<,>))) is not [var resultKey, var value] || resultKey != key) return null;
        var name = attribute.Name ?? (method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^5] : method.Name);
        var maker = (ILoaderMaker)Activator.CreateInstance(typeof(LoaderMaker<,>).MakeGenericType(key, value), method, attribute.MaxBatchSize)!;
        return new(name, key, value, maker.Create);
    }

    public static Expression Argument(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken) ? Cancellation
        : parameter.ParameterType == typeof(IServiceProvider) ? Services
        : Expression.Call(typeof(ServiceProviderServiceExtensions), nameof(ServiceProviderServiceExtensions.GetRequiredService), [parameter.ParameterType], Services);

    public static ParameterExpression[] Common => [Services, Cancellation];

    private static Type[]? Generic(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open ? type.GetGenericArguments() : null;
}

internal interface ILoaderMaker
{
    object Create(RequestState request);
}

internal sealed class LoaderMaker<TKey, TValue> : ILoaderMaker
    where TKey : notnull
{
    private readonly Func<IReadOnlyList<TKey>, IServiceProvider, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch;
    private readonly int maxBatchSize;

    public LoaderMaker(MethodInfo method, int maxBatchSize)
    {
        this.maxBatchSize = maxBatchSize;
        var keys = Expression.Parameter(typeof(IReadOnlyList<TKey>), "keys");
        var call = Expression.Call(method, method.GetParameters().Skip(1).Select(LoaderFactory.Argument).Prepend(keys));
        var task = Expression.Call(typeof(LoaderMaker<TKey, TValue>), nameof(ResultAsync), [ClrTypes.Unwrap(method.ReturnType).Type],
            method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>) ? Expression.Call(call, "AsTask", null) : call);
        fetch = Expression.Lambda<Func<IReadOnlyList<TKey>, IServiceProvider, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>>>(task, [keys, .. LoaderFactory.Common]).Compile();
    }

    public object Create(RequestState request) => new DataLoader<TKey, TValue>(request.Batches, maxBatchSize, keys => FetchAsync(request, keys));

    private static async Task<IReadOnlyDictionary<TKey, TValue>> ResultAsync<T>(Task<T> task)
        where T : IReadOnlyDictionary<TKey, TValue> => await task;

    // A batch runs beside resolvers and other batches, so it has services of its own.
    private async Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(RequestState request, IReadOnlyList<TKey> keys)
    {
        if (request.Options is not { ScopePerResolver: true } options) return await fetch(keys, request.Services, request.CancellationToken);
        await using var scope = request.Services.CreateAsyncScope();
        options.OnScope?.Invoke(request.Services, scope.ServiceProvider);
        return await fetch(keys, scope.ServiceProvider, request.CancellationToken);
    }
}
