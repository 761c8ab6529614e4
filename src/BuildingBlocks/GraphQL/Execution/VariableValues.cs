namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>The coerced variables of one request, in the order of their definitions.</summary>
internal sealed class VariableValues(string[] names, object?[] values, bool[] given)
{
    public static VariableValues None { get; } = new([], [], []);

    /// <summary>False when the variable was neither given nor has a default.</summary>
    public bool TryGet(string name, out object? value)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] != name) continue;
            value = values[i];
            return given[i];
        }

        value = null;
        return false;
    }
}
