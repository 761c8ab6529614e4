namespace Luma.BuildingBlocks.GraphQL;

/// <summary>An input that tells "not given" from "given as null", for example in updates that leave alone what they do not name.</summary>
public readonly record struct Optional<T>
{
    /// <summary>A value that was given.</summary>
    public Optional(T? value)
    {
        HasValue = true;
        Value = value;
    }

    /// <summary>Whether the input was given at all.</summary>
    public bool HasValue { get; }

    /// <summary>The value; null when null was given, and when nothing was.</summary>
    public T? Value { get; }
}
