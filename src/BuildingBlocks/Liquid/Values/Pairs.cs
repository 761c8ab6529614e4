using System.Collections;

namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>Reads dictionaries of the model, generic or not.</summary>
internal static class Pairs
{
    public static int Count(in LiquidValue dictionary) => dictionary.Reference switch
    {
        IReadOnlyDictionary<string, object?> d => d.Count,
        IDictionary d => d.Count,
        _ => 0,
    };

    public static bool TryGet(in LiquidValue dictionary, string key, out LiquidValue value)
    {
        object? found = null;
        var exists = dictionary.Reference switch
        {
            IReadOnlyDictionary<string, object?> d => d.TryGetValue(key, out found),
            IDictionary d => TryGet(d, key, out found),
            _ => false,
        };
        value = exists ? LiquidValue.From(found) : default;
        return exists;
    }

    public static IEnumerable<(LiquidValue Key, LiquidValue Value)> All(LiquidValue dictionary)
    {
        if (dictionary.Reference is IReadOnlyDictionary<string, object?> typed)
        {
            foreach (var (key, value) in typed) yield return (LiquidValue.Of(key), LiquidValue.From(value));
        }
        else if (dictionary.Reference is IDictionary untyped)
        {
            foreach (DictionaryEntry entry in untyped) yield return (LiquidValue.From(entry.Key), LiquidValue.From(entry.Value));
        }
    }

    public static IEnumerable<LiquidValue> AsLists(LiquidValue dictionary)
    {
        foreach (var (key, value) in All(dictionary)) yield return LiquidValue.List([key, value]);
    }

    private static bool TryGet(IDictionary dictionary, string key, out object? value)
    {
        var exists = dictionary.Contains(key);
        value = exists ? dictionary[key] : null;
        return exists;
    }
}
