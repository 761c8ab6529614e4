using System.Globalization;

namespace Luma.Chaos;

/// <summary>The one source of chance. What is rolled depends on the seed and on what it is rolled for, not on when or in which order, so that a run
/// is repeated by its seed as far as processes and threads allow.</summary>
internal sealed class Dice(ulong seed)
{
    public ulong Seed => seed;

    /// <summary>From 0 up to, and without, <paramref name="bound"/>.</summary>
    public int Roll(string what, object subject, int bound) => (int)(Hash(what, subject) % (ulong)bound);

    public TimeSpan Between(string what, object subject, TimeSpan from, TimeSpan to) => from + ((to - from) * (Hash(what, subject) / (double)ulong.MaxValue));

    public T Pick<T>(string what, object subject, IReadOnlyList<T> items) => items[Roll(what, subject, items.Count)];

    // FNV-1a over the words, finished by SplitMix64: close keys give far results.
    private ulong Hash(string what, object subject)
    {
        var hash = 14695981039346656037UL ^ seed;
        foreach (var letter in string.Create(CultureInfo.InvariantCulture, $"{what}/{subject}")) hash = (hash ^ letter) * 1099511628211UL;
        hash += 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
