using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Execution;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Finds a field's value without waiting and without effects, from the parent's value and the coerced arguments.</summary>
internal delegate object? PureResolver(object? source, object?[] arguments);

/// <summary>Writes a leaf straight from the parent's value; false when it is null although it must not be, or has no form in its scalar.</summary>
internal delegate bool LeafWriter(object source, Utf8JsonWriter writer);

/// <summary>How a field's value is found. Exactly one of <see cref="Pure"/> and <see cref="Resolve"/> is used.</summary>
internal sealed record FieldBinding
{
    /// <summary>Reads a dictionary's entry of the field's name: what schemas from SDL do without a resolver.</summary>
    public static FieldBinding Default { get; } = new();

    public PureResolver? Pure { get; init; }

    public LeafWriter? Write { get; init; }

    public FieldResolver? Resolve { get; init; }

    /// <summary>Opens the event stream of a subscription's root field.</summary>
    public Func<FieldContext, CancellationToken, ValueTask<IAsyncEnumerable<object?>>>? Subscribe { get; init; }

    /// <summary>What one resolution costs; null for the default of its kind.</summary>
    public double? Cost { get; init; }

    /// <summary>The number of items to reckon with when no argument says it.</summary>
    public int? AssumedSize { get; init; }

    /// <summary>True when the field gives a page of a longer list: its size is counted at <c>edges</c> and <c>nodes</c>.</summary>
    public bool IsConnection { get; init; }

    /// <summary>Who may read the field; checked before it is resolved.</summary>
    public IReadOnlyList<AuthorizeAttribute> Rules { get; init; } = [];

    public bool IsPure => Resolve is null && Rules.Count == 0;

    public static FieldBinding Entry(string name) => new() { Pure = (source, _) => Lookup(source, name) };

    private static object? Lookup(object? source, string name) => source switch
    {
        IReadOnlyDictionary<string, object?> map => map.GetValueOrDefault(name),
        JsonElement { ValueKind: JsonValueKind.Object } json => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null,
        _ => null,
    };
}
