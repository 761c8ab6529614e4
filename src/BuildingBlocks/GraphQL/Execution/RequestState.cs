using System.Security.Claims;
using Luma.BuildingBlocks.GraphQL.Fetching;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>All that belongs to one execution of one operation.</summary>
internal sealed class RequestState
{
    private object?[]?[] arguments = [];

    public required GraphQLSchema Schema { get; init; }

    public required SourceText Source { get; init; }

    public required IServiceProvider Services { get; init; }

    public required ClaimsPrincipal User { get; init; }

    public required VariableValues Variables { get; init; }

    public GraphQLOptions? Options { get; init; }

    public CancellationToken CancellationToken { get; init; }

    /// <summary>Called with each exception that clients do not see.</summary>
    public Action<Exception, string>? OnException { get; init; }

    public List<GraphQLError> Errors { get; } = [];

    public LoaderSet Loaders => field ??= new(this);

    public BatchScheduler Batches { get; } = new();

    /// <summary>The coerced arguments of a selection.</summary>
    public object?[] ArgumentsOf(Selection selection)
    {
        if (selection.Arguments.Constant is { } constant) return constant;
        // Plans of abstract types are made on the way, so there may be more selections now than when the request began.
        if (arguments.Length <= selection.Id) Array.Resize(ref arguments, Math.Max(selection.Id + 16, arguments.Length * 2));
        return arguments[selection.Id] ??= selection.Arguments.Coerce(Variables);
    }
}
