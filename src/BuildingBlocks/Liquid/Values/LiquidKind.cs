namespace Luma.BuildingBlocks.Liquid;

/// <summary>What a <see cref="LiquidValue"/> is to a template.</summary>
public enum LiquidKind
{
    /// <summary>No value; also what an unknown variable is.</summary>
    Nil,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A point in time, the same everywhere.</summary>
    Instant,

    /// <summary>A date and time on a clock whose zone is not told.</summary>
    LocalDateTime,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A list.</summary>
    List,

    /// <summary>Values by name.</summary>
    Dictionary,

    /// <summary>An object of a type that may be registered in <see cref="LiquidTypes"/>.</summary>
    Entity,

    /// <summary>Whole numbers from one to another, both included.</summary>
    Range,

    /// <summary>The word <c>empty</c>.</summary>
    Empty,

    /// <summary>The word <c>blank</c>.</summary>
    Blank,
}
