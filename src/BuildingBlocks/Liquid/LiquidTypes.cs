using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Luma.BuildingBlocks.Liquid;

/// <summary>
/// Allow-list of .NET types. A member is visible to templates under the name it was registered with and in no other way;
/// nothing is reflected when rendering. Register at start; safe to read from many threads.
/// </summary>
public sealed class LiquidTypes
{
    private readonly ConcurrentDictionary<Type, FrozenDictionary<string, Func<object, object?>>> registered = new();
    private readonly ConcurrentDictionary<Type, FrozenDictionary<string, Func<object, object?>>?> resolved = new();

    /// <summary>Makes members of <typeparamref name="T"/> and of types derived from it visible; a second call replaces the first.</summary>
    public LiquidTypes Register<T>(params (string Name, Func<T, object?> Get)[] members)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(members);
        registered[typeof(T)] = members.ToFrozenDictionary(m => m.Name, m => Erase(m.Get), StringComparer.Ordinal);
        resolved.Clear();
        return this;
    }

    internal FrozenDictionary<string, Func<object, object?>>? Find(Type type) =>
        resolved.TryGetValue(type, out var members) ? members : resolved.GetOrAdd(type, Resolve);

    private static Func<object, object?> Erase<T>(Func<T, object?> get) => instance => get((T)instance);

    private FrozenDictionary<string, Func<object, object?>>? Resolve(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (registered.TryGetValue(t, out var members)) return members;
        }

        foreach (var (candidate, members) in registered)
        {
            if (candidate.IsInterface && candidate.IsAssignableFrom(type)) return members;
        }

        return null;
    }
}
