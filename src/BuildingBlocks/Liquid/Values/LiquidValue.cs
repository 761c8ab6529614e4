using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid;

/// <summary>
/// A value as templates see it. A struct of 24 bytes: numbers, booleans and dates need no allocation, everything else refers to the
/// model's own object.
/// </summary>
public readonly partial struct LiquidValue : IEquatable<LiquidValue>
{
    private LiquidValue(LiquidKind kind, long bits, object? reference = null, bool safe = false)
    {
        Kind = kind;
        Bits = bits;
        Reference = reference;
        IsSafe = safe;
    }

    /// <summary>No value.</summary>
    public static LiquidValue Nil => default;

    /// <summary>Kind of the value; the properties below are meaningful for their own kind only.</summary>
    public LiquidKind Kind { get; }

    /// <summary>True for no value.</summary>
    public bool IsNil => Kind == LiquidKind.Nil;

    /// <summary>Everything is true to a template but nil and false: zero and empty text are true.</summary>
    public bool IsTruthy => Kind != LiquidKind.Nil && (Kind != LiquidKind.Boolean || Bits != 0);

    /// <summary>Text that is not escaped again.</summary>
    public bool IsSafe { get; }

    internal static LiquidValue EmptyWord => new(LiquidKind.Empty, 0);

    internal static LiquidValue BlankWord => new(LiquidKind.Blank, 0);

    /// <summary>Payload of booleans, integers, doubles (as bits) and dates (as ticks).</summary>
    internal long Bits { get; }

    internal object? Reference { get; }

    internal double Double => BitConverter.Int64BitsToDouble(Bits);

    internal string Text => (string)Reference!;

    internal NumberRange Range => (NumberRange)Reference!;

    internal bool IsNumeric => Kind is LiquidKind.WholeNumber or LiquidKind.Number;

    internal bool IsDate => Kind is >= LiquidKind.Instant and <= LiquidKind.Time;

    /// <summary>A whole number.</summary>
    public static LiquidValue Of(long value) => new(LiquidKind.WholeNumber, value);

    /// <summary>A number with a fraction.</summary>
    public static LiquidValue Of(double value) => new(LiquidKind.Number, BitConverter.DoubleToInt64Bits(value));

    /// <summary>True or false.</summary>
    public static LiquidValue Of(bool value) => new(LiquidKind.Boolean, value ? 1 : 0);

    /// <summary>Text, or nil.</summary>
    public static LiquidValue Of(string? value) => value is null ? default : new(LiquidKind.Text, 0, value);

    /// <summary>Text that is already fit for the channel and must not be escaped.</summary>
    public static LiquidValue Safe(string value) => new(LiquidKind.Text, 0, value, safe: true);

    /// <summary>Same kind and same content; a whole number equals a fraction of the same size.</summary>
    public static bool operator ==(LiquidValue left, LiquidValue right) => left.Equals(right);

    /// <summary>The opposite of equal.</summary>
    public static bool operator !=(LiquidValue left, LiquidValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(LiquidValue other) => Equality.Same(this, other, 0);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is LiquidValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Equality.Hash(this);

    internal static LiquidValue List(LiquidValue[] items) => new(LiquidKind.List, 0, items);

    internal static LiquidValue Of(NumberRange range) => new(LiquidKind.Range, 0, range);

    internal static LiquidValue Of(MemberSource source) => new(LiquidKind.Entity, 0, source);
}
