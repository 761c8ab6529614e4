namespace Luma.Integrations.Ecw.Sandbox;

/// <summary>SplitMix64: a few lines whose output never changes with the framework, unlike <see cref="Random"/>.</summary>
internal sealed class SeedRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 up to, and without, <paramref name="bound"/>.</summary>
    public int Next(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (int)((z >> 11) % (ulong)bound);
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
