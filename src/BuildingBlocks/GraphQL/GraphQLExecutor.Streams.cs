using System.Runtime.CompilerServices;
using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>Subscriptions: a stream of events, each of which is answered like a query (specification 6.2.3).</summary>
public sealed partial class GraphQLExecutor
{
    /// <summary>The results of a subscription, or the one of a query or mutation. Each is valid until the next is asked for.</summary>
    internal async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(GraphQLRequest request, HttpContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        Options.OnScope?.Invoke(context.RequestServices, scope.ServiceProvider);
        using var buffer = ResponseBuffer.Rent();
        // GET on an event stream could be asked for by another site, with its user's cookies: no mutations by it.
        var safe = request with { QueriesOnly = false };
        var errors = new List<GraphQLError>();
        var (_, run) = await PrepareAsync(safe, scope.ServiceProvider, context.User, errors, cancellationToken);
        if (run is not null && HttpMethods.IsGet(context.Request.Method) && !context.WebSockets.IsWebSocketRequest && run.Operation.Node.Kind == OperationKind.Mutation)
        {
            errors.Add(new("Mutations are not sent by GET.", GraphQLErrorCodes.BadRequest));
            run = null;
        }

        if (run is null)
        {
            WriteErrors(buffer, errors);
            yield return buffer.Written;
            yield break;
        }

        if (run.Operation.Node.Kind != OperationKind.Subscription)
        {
            await ExecuteAsync(safe, scope.ServiceProvider, context.User, buffer, cancellationToken);
            yield return buffer.Written;
            yield break;
        }

        if (await OpenAsync(run, errors, cancellationToken) is not { } events)
        {
            WriteErrors(buffer, errors);
            yield return buffer.Written;
            yield break;
        }

        await foreach (var one in events.WithCancellation(cancellationToken))
        {
            if (Options.Timeout == System.Threading.Timeout.InfiniteTimeSpan) await RunAsync(run, one, buffer, cancellationToken);
            else await RunWithinAsync(run, one, buffer, cancellationToken);
            yield return buffer.Written;
        }
    }

    // "CreateSourceEventStream": its failure is the request's.
    private async Task<IAsyncEnumerable<object?>?> OpenAsync(PreparedRun run, List<GraphQLError> errors, CancellationToken cancellationToken)
    {
        var state = State(run, cancellationToken);
        var selection = run.Plan.Selections[0];
        try
        {
            var context = new FieldContext(state, selection, null, state.ArgumentsOf(selection));
            foreach (var rule in selection.Field.Binding.Rules) await Authorization.DemandAsync(rule, context);
            if (selection.Field.Binding.Subscribe is { } subscribe) return await subscribe(context, cancellationToken);
            errors.Add(new($"\"{selection.Field.Name}\" has no event stream.", GraphQLErrorCodes.Internal));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (error is not (GraphQLException or FieldErrorException)) Report(run.Services, error, selection.Field.Name);
            errors.Add(Executor.ErrorOf(error) with { Path = [selection.ResponseName], Locations = [run.Operation.Source.Locate(selection.Nodes[0].Start)] });
        }

        return null;
    }
}
