namespace Luma.Api.GraphQL;

/// <summary>Keys of a data loader that say not only whose, but also what: one query for all that ask the same.</summary>
internal static class Batches
{
    public static async Task<IReadOnlyDictionary<TKey, TValue>> EachAsync<TKey, TValue>(
        IReadOnlyList<TKey> keys, Func<TKey, TKey> what, Func<TKey, Guid> whose, Func<TKey, IReadOnlyList<Guid>, Task<IReadOnlyDictionary<Guid, TValue>>> ask)
        where TKey : notnull
    {
        var found = new Dictionary<TKey, TValue>();
        foreach (var group in keys.GroupBy(what))
        {
            var values = await ask(group.Key, [.. group.Select(whose)]);
            foreach (var key in group)
                if (values.TryGetValue(whose(key), out var value)) found[key] = value;
        }

        return found;
    }
}
