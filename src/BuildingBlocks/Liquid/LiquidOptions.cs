namespace Luma.BuildingBlocks.Liquid;

/// <summary>What templates are made of: set up once at start, shared by all templates.</summary>
public sealed record LiquidOptions
{
    /// <summary>Standard filters, no registered types, no partials, strict parsing.</summary>
    public static LiquidOptions Default { get; } = new();

    /// <summary>Filters by name. An unknown filter is a syntax error.</summary>
    public LiquidFilters Filters { get; init; } = LiquidFilters.Standard;

    /// <summary>.NET types that templates may read; everything else is invisible to them.</summary>
    public LiquidTypes Types { get; init; } = new();

    /// <summary>Finds the template that <c>render</c> and <c>include</c> name; null when there is none. Called on every use: cache in it.</summary>
    public Func<string, LiquidTemplate?>? Partials { get; init; }

    /// <summary>True to ignore what follows the values of a <c>when</c>, as old Liquid did; otherwise it is a syntax error.</summary>
    public bool Lenient { get; init; }

    /// <summary>Most characters in a template's source.</summary>
    public int MaxSourceLength { get; init; } = 1_000_000;
}
