using System.Collections.Concurrent;
using Luma.BuildingBlocks.GraphQL.Execution;

namespace Luma.BuildingBlocks.GraphQL.Fetching;

/// <summary>The data loaders of one request, made when they are first asked for.</summary>
internal sealed class LoaderSet(RequestState request)
{
    private readonly ConcurrentDictionary<LoaderDefinition, object> loaders = new();

    public object Get(LoaderDefinition definition) => loaders.GetOrAdd(definition, static (definition, request) => definition.Create(request), request);

    /// <summary>Forgets what was loaded.</summary>
    public void Clear() => loaders.Clear();
}

/// <summary>A method with <see cref="DataLoaderAttribute"/>, and how its loader is made.</summary>
internal sealed record LoaderDefinition(string Name, Type KeyType, Type ValueType, Func<RequestState, object> Create);
