namespace Luma.BuildingBlocks.Liquid.Values;

/// <summary>Which of two values comes first.</summary>
internal static class Ordering
{
    /// <summary>The order of two values; null when they have none.</summary>
    public static int? Compare(in LiquidValue a, in LiquidValue b)
    {
        if (a.Kind == LiquidKind.WholeNumber && b.Kind == LiquidKind.WholeNumber) return a.Bits.CompareTo(b.Bits);
        if (a.IsNumeric && b.IsNumeric) return Numeric.Of(a).Order(Numeric.Of(b));
        if (a.Kind == LiquidKind.Text && b.Kind == LiquidKind.Text) return string.CompareOrdinal(a.Text, b.Text);
        if (a.IsDate && b.IsDate) return Comparable(a.Kind, b.Kind) ? a.Bits.CompareTo(b.Bits) : null;
        return Equality.Same(a, b, 0) ? 0 : null;
    }

    /// <summary>Values to which <c>&lt;</c> means something; with all others a comparison is simply false.</summary>
    public static bool HasOrder(in LiquidValue v) => v.IsNumeric || v.Kind == LiquidKind.Text || v.IsDate;

    private static bool Comparable(LiquidKind a, LiquidKind b) =>
        a == b || (a is LiquidKind.Date or LiquidKind.LocalDateTime && b is LiquidKind.Date or LiquidKind.LocalDateTime);
}
