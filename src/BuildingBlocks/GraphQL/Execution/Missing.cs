namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>Stands for an argument that was not given, where that differs from null.</summary>
internal sealed class Missing
{
    private Missing()
    {
    }

    public static Missing Value { get; } = new();
}
