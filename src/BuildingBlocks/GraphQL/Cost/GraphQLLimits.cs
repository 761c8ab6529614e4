namespace Luma.BuildingBlocks.GraphQL.Cost;

/// <summary>Bounds of a document, checked before anything runs.</summary>
public sealed class GraphQLLimits
{
    /// <summary>Bytes of a request's body. Default: 1 MiB.</summary>
    public int MaxRequestBytes { get; set; } = 1 << 20;

    /// <summary>Tokens of a document. Default: 10,000.</summary>
    public int MaxTokens { get; set; } = 10_000;

    /// <summary>Levels of fields; introspection does not count. Default: 15.</summary>
    public int MaxDepth { get; set; } = 15;

    /// <summary>Fields with an alias, fragments expanded. Default: 50.</summary>
    public int MaxAliases { get; set; } = 50;

    /// <summary>Directives, fragments expanded. Default: 50.</summary>
    public int MaxDirectives { get; set; } = 50;

    /// <summary>Fields, fragments expanded. Default: 2,000.</summary>
    public int MaxFields { get; set; } = 2_000;

    /// <summary>Cost of the resolvers that run, lists multiplied by their sizes. Default: 10,000.</summary>
    public double MaxCost { get; set; } = 10_000;

    /// <summary>Items to reckon with for a list that says nothing of its size. Default: 10.</summary>
    public int DefaultListSize { get; set; } = 10;

    /// <summary>Validation errors told; further ones are not looked for. Default: 100.</summary>
    public int MaxErrors { get; set; } = 100;
}
