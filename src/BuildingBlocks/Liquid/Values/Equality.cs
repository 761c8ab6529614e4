namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>When two values are the same.</summary>
internal static class Equality
{
    // Deeper than any real model; beyond it a model that contains itself is called different rather than followed for ever.
    private const int MaxDepth = 100;

    /// <summary>The operator <c>==</c>: as <see cref="Same"/>, and the words <c>empty</c> and <c>blank</c> match what they describe.</summary>
    public static bool Equal(in LiquidValue a, in LiquidValue b) => (a.Kind, b.Kind) switch
    {
        (LiquidKind.Empty or LiquidKind.Blank, LiquidKind.Empty or LiquidKind.Blank) => a.Kind == b.Kind,
        (LiquidKind.Empty, _) => IsEmpty(b),
        (_, LiquidKind.Empty) => IsEmpty(a),
        (LiquidKind.Blank, _) => IsBlank(b),
        (_, LiquidKind.Blank) => IsBlank(a),
        _ => Same(a, b, 0),
    };

    public static bool IsEmpty(in LiquidValue v) => v.Kind switch
    {
        LiquidKind.Text => v.Text.Length == 0,
        LiquidKind.List => Sequence.Count(v) == 0,
        LiquidKind.Dictionary => Pairs.Count(v) == 0,
        LiquidKind.Empty => true,
        _ => false,
    };

    public static bool IsBlank(in LiquidValue v) =>
        !v.IsTruthy || IsEmpty(v) || (v.Kind == LiquidKind.Text && string.IsNullOrWhiteSpace(v.Text));

    public static bool Same(in LiquidValue a, in LiquidValue b, int depth)
    {
        if (a.Kind != b.Kind) return a.IsNumeric && b.IsNumeric && SameNumber(a, b);

        return a.Kind switch
        {
            LiquidKind.Nil or LiquidKind.Empty or LiquidKind.Blank => true,
            LiquidKind.Text => string.Equals(a.Text, b.Text, StringComparison.Ordinal),
            LiquidKind.Number => SameNumber(a, b),
            LiquidKind.List => depth < MaxDepth && SameList(a, b, depth + 1),
            LiquidKind.Dictionary => ReferenceEquals(a.Reference, b.Reference) || (depth < MaxDepth && SameDictionary(a, b, depth + 1)),
            LiquidKind.Entity => a.Reference!.Equals(b.Reference),
            LiquidKind.Range => a.Range == b.Range,
            _ => a.Bits == b.Bits,
        };
    }

    public static int Hash(in LiquidValue v) => v.Kind switch
    {
        LiquidKind.Text => v.Text.GetHashCode(StringComparison.Ordinal),
        LiquidKind.WholeNumber => ((double)v.Bits).GetHashCode(),
        LiquidKind.Number => v.Double.GetHashCode(),
        LiquidKind.List => HashCode.Combine(v.Kind, Sequence.Count(v)),
        LiquidKind.Dictionary => HashCode.Combine(v.Kind, Pairs.Count(v)),
        LiquidKind.Entity or LiquidKind.Range => v.Reference!.GetHashCode(),
        _ => HashCode.Combine(v.Kind, v.Bits),
    };

    private static bool SameNumber(in LiquidValue a, in LiquidValue b) =>
        a.Reference is decimal x && b.Reference is decimal y ? x == y : Number(a).Equals(Number(b));

    private static double Number(in LiquidValue v) => v.Kind == LiquidKind.WholeNumber ? v.Bits : v.Double;

    private static bool SameList(in LiquidValue a, in LiquidValue b, int depth)
    {
        if (ReferenceEquals(a.Reference, b.Reference)) return true;
        var count = Sequence.Count(a);
        if (count != Sequence.Count(b)) return false;
        for (var i = 0; i < count; i++)
        {
            if (!Same(Sequence.At(a, i), Sequence.At(b, i), depth)) return false;
        }

        return true;
    }

    private static bool SameDictionary(in LiquidValue a, in LiquidValue b, int depth)
    {
        if (Pairs.Count(a) != Pairs.Count(b)) return false;
        foreach (var (key, value) in Pairs.All(a))
        {
            if (key.Kind != LiquidKind.Text || !Pairs.TryGet(b, key.Text, out var other) || !Same(value, other, depth)) return false;
        }

        return true;
    }
}
