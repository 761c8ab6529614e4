using System.Collections;
using System.Globalization;
using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid;

public readonly partial struct LiquidValue
{
    /// <summary>
    /// A value of the model. <see cref="DateTime"/> of kind UTC is a point in time, of any other kind a local time without zone;
    /// a decimal keeps its digits, so that an amount of 25.00 is written with its cents.
    /// </summary>
    public static LiquidValue From(object? value) => value switch
    {
        null => default,
        string s => Of(s),
        bool b => Of(b),
        int i => Of((long)i),
        long l => Of(l),
        decimal => FromDecimal(value),
        double d => Of(d),
        DateTimeOffset d => Of(d),
        DateTime d => Of(d),
        DateOnly d => Of(d),
        TimeOnly t => Of(t),
        IReadOnlyDictionary<string, object?> or IDictionary => new(LiquidKind.Dictionary, 0, value),
        IList or IReadOnlyList<object?> => new(LiquidKind.List, 0, value),
        LiquidValue v => v,
        IEnumerable e => List(Sequence.Materialize(e)),
        _ => FromRare(value),
    };

    /// <summary>A point in time.</summary>
    public static LiquidValue Of(DateTimeOffset value) => new(LiquidKind.Instant, value.UtcTicks);

    /// <summary>A point in time when the kind is UTC, else a local time.</summary>
    public static LiquidValue Of(DateTime value) =>
        new(value.Kind == DateTimeKind.Utc ? LiquidKind.Instant : LiquidKind.LocalDateTime, value.Ticks);

    /// <summary>A calendar date.</summary>
    public static LiquidValue Of(DateOnly value) => new(LiquidKind.Date, value.ToDateTime(TimeOnly.MinValue).Ticks);

    /// <summary>A time of day.</summary>
    public static LiquidValue Of(TimeOnly value) => new(LiquidKind.Time, value.Ticks);

    /// <summary>A number that keeps its digits.</summary>
    public static LiquidValue Of(decimal value) => FromDecimal(value);

    // The box of the model is kept: it holds the exact digits and costs nothing more.
    private static LiquidValue FromDecimal(object boxed) =>
        new(LiquidKind.Number, BitConverter.DoubleToInt64Bits((double)(decimal)boxed), boxed);

    private static LiquidValue FromRare(object value) => value switch
    {
        short n => Of((long)n),
        byte n => Of((long)n),
        sbyte n => Of((long)n),
        ushort n => Of((long)n),
        uint n => Of((long)n),
        ulong n => n <= long.MaxValue ? Of((long)n) : Of((decimal)n),
        // Through text: 0.1f is 0.1 to a reader, not 0.10000000149.
        float f => Of(double.Parse(f.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        char or Guid or Enum or Uri => Of(value.ToString()),
        _ => new(LiquidKind.Entity, 0, value),
    };
}
