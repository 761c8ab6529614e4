using System.Globalization;

namespace Luma.BuildingBlocks.Liquid;

/// <summary>How output expressions are made safe for the channel that the text goes to.</summary>
public enum LiquidEscape
{
    /// <summary>Text is written as it is: SMS, voice, plain text.</summary>
    None,

    /// <summary>
    /// Every output expression is HTML-escaped, except what passed the filter <c>raw</c> last, what <c>escape</c>,
    /// <c>escape_once</c> or <c>newline_to_br</c> made, and captured blocks (their parts are already escaped).
    /// </summary>
    Html,
}

/// <summary>What one rendering may see and spend. Immutable; one instance can serve many renderings at once.</summary>
public sealed record LiquidRenderOptions
{
    /// <summary>Invariant culture, UTC, no clock, no escaping, default limits.</summary>
    public static LiquidRenderOptions Default { get; } = new();

    /// <summary>Names of months and days, and the patterns <c>%c %x %X %p</c>. Numbers are always written invariantly.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Zone in which points in time are shown. Local times without an offset are taken to be in it already.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What <c>now</c> and <c>today</c> mean to the <c>date</c> filter; without it they stay plain text.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Escaping of output expressions; none by default.</summary>
    public LiquidEscape Escape { get; init; }

    /// <summary>True to fail on a variable or member that the model does not have, instead of writing nothing.</summary>
    public bool StrictVariables { get; init; }

    /// <summary>Finds a partial by name; takes precedence over <see cref="LiquidOptions.Partials"/>.</summary>
    public Func<string, LiquidTemplate?>? Partials { get; init; }

    /// <summary>Most steps: each node, loop turn and filter costs one, large inputs of filters cost more.</summary>
    public int MaxSteps { get; init; } = 100_000;

    /// <summary>Most characters of output, and of any text made on the way.</summary>
    public int MaxOutputLength { get; init; } = 1_000_000;

    /// <summary>Most partials within partials, and most levels of lists within lists that are written or compared.</summary>
    public int MaxDepth { get; init; } = 50;

    /// <summary>Most elements of a list that a filter reads or makes.</summary>
    public int MaxCollectionSize { get; init; } = 10_000;
}
