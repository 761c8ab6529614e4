using System.Security.Claims;
using System.Text;
using Luma.BuildingBlocks.GraphQL.Cost;
using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;
using Luma.BuildingBlocks.GraphQL.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>Runs requests against a schema. Thread-safe; one per schema, so that documents are prepared once.</summary>
public sealed partial class GraphQLExecutor
{
    private readonly DocumentCache cache;
    private readonly TimeProvider clock;

    /// <summary>An executor of a schema.</summary>
    public GraphQLExecutor(GraphQLSchema schema, GraphQLOptions options, TimeProvider? clock = null)
    {
        (Schema, Options, this.clock) = (schema, options, clock ?? TimeProvider.System);
        cache = new(schema, options, options.CacheSize);
    }

    /// <summary>The schema.</summary>
    public GraphQLSchema Schema { get; }

    internal GraphQLOptions Options { get; }

    /// <summary>Documents kept now.</summary>
    internal int CachedDocuments => cache.Count;

    /// <summary>Runs a query or mutation and gives the response as JSON. For tools and tests: the endpoint writes without the text.</summary>
    public async Task<string> ExecuteAsync(GraphQLRequest request, IServiceProvider services, ClaimsPrincipal? user = null, CancellationToken cancellationToken = default)
    {
        // With a synchronization context, answers of data loaders would be posted one by one, and the next batches torn apart.
        if (SynchronizationContext.Current is not null) await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var buffer = ResponseBuffer.Rent();
        await ExecuteAsync(request, services, user ?? new(), buffer, cancellationToken);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }

    /// <summary>Runs a query or mutation; the response is in <paramref name="buffer"/>.</summary>
    internal async ValueTask<GraphQLOutcome> ExecuteAsync(GraphQLRequest request, IServiceProvider services, ClaimsPrincipal user, ResponseBuffer buffer, CancellationToken cancellationToken)
    {
        var errors = new List<GraphQLError>();
        var (outcome, run) = await PrepareAsync(request, services, user, errors, cancellationToken);
        if (run is null || run.Operation.Node.Kind == OperationKind.Subscription)
        {
            if (run is not null) errors.Add(new("A subscription needs an event stream or a WebSocket.", GraphQLErrorCodes.BadRequest));
            WriteErrors(buffer, errors);
            return run is null ? outcome : GraphQLOutcome.OperationNotAllowed;
        }

        if (Options.Timeout == System.Threading.Timeout.InfiniteTimeSpan) await RunAsync(run, request.RootValue, buffer, cancellationToken);
        else await RunWithinAsync(run, request.RootValue, buffer, cancellationToken);
        return GraphQLOutcome.Executed;
    }

    /// <summary>Everything up to the first resolver: finds the document and the operation, coerces variables, and checks the limits.</summary>
    internal async ValueTask<(GraphQLOutcome Outcome, PreparedRun? Run)> PrepareAsync(
        GraphQLRequest request, IServiceProvider services, ClaimsPrincipal user, List<GraphQLError> errors, CancellationToken cancellationToken)
    {
        var text = request.Document;
        if (request.DocumentId is { } id)
        {
            var trusted = Options.TrustedDocuments is { } find ? await find(id, cancellationToken) : null;
            if (trusted is null)
            {
                errors.Add(new("This document is not known here.", GraphQLErrorCodes.NotTrusted));
                return (GraphQLOutcome.UnknownDocument, null);
            }

            text = Encoding.UTF8.GetBytes(trusted);
        }
        else if (!Options.AllowAnyDocument)
        {
            errors.Add(new("Only documents that are known here can be run.", GraphQLErrorCodes.NotTrusted));
            return (GraphQLOutcome.Refused, null);
        }

        return Prepare(request, text, services, user, errors);
    }

    private (GraphQLOutcome Outcome, PreparedRun? Run) Prepare(GraphQLRequest request, ReadOnlyMemory<byte> text, IServiceProvider services, ClaimsPrincipal user, List<GraphQLError> errors)
    {
        var document = cache.Get(text);
        if (document.Errors.Count > 0)
        {
            errors.AddRange(document.Errors);
            return (GraphQLOutcome.Refused, null);
        }

        if (document.Find(request.OperationName, out var missing) is not { } operation)
        {
            errors.Add(missing!);
            return (GraphQLOutcome.Refused, null);
        }

        if (request.QueriesOnly && operation.Node.Kind != OperationKind.Query)
        {
            errors.Add(new("Only queries can be sent this way.", GraphQLErrorCodes.BadRequest));
            return (GraphQLOutcome.OperationNotAllowed, null);
        }

        var variables = operation.Variables.Coerce(request.Variables, operation.Source, errors);
        if (variables is null) return (GraphQLOutcome.Refused, null);
        var measure = operation.MeasureWith(variables, Options.Limits);
        if (LimitCheck.Find(measure, Options.Limits) is { } tooLarge) errors.Add(tooLarge);
        else if (measure.Introspection > 0 && !Options.AllowIntrospection(user)) errors.Add(new("The schema cannot be read here.", GraphQLErrorCodes.Forbidden));
        return errors.Count > 0 ? (GraphQLOutcome.Refused, null) : (GraphQLOutcome.Executed, new(operation, variables, operation.Plan(variables), services, user));
    }

    private async ValueTask RunWithinAsync(PreparedRun run, object? rootValue, ResponseBuffer buffer, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(Options.Timeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            await RunAsync(run, rootValue, buffer, linked.Token);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            buffer.Clear();
            WriteErrors(buffer, [new(ExecutionErrors.TimeIsUp(Options.Timeout), GraphQLErrorCodes.Timeout)], withData: true);
        }
    }

    /// <summary>Runs a prepared operation and writes its response.</summary>
    internal async ValueTask RunAsync(PreparedRun run, object? rootValue, ResponseBuffer buffer, CancellationToken cancellationToken)
    {
        await using var state = State(run, cancellationToken);
        var executor = new Executor(state);
        await executor.RunAsync(run.Plan, rootValue, serial: run.Operation.Node.Kind == OperationKind.Mutation);
        if (await ResolvedAsync(run, cancellationToken) is { } failed)
        {
            buffer.Clear();
            WriteErrors(buffer, [failed], withData: true);
            return;
        }

        if (TryWrite(state, executor, buffer)) return;
        executor.CompleteAll();
        TryWrite(state, executor, buffer);
    }

    private async ValueTask<GraphQLError?> ResolvedAsync(PreparedRun run, CancellationToken cancellationToken)
    {
        try
        {
            if (Options.OnResolved is { } resolved) await resolved(run.Services, cancellationToken);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (error is not GraphQLException) Report(run.Services, error, run.Operation.Node.Kind.ToString());
            return Executor.ErrorOf(error);
        }
    }

    internal RequestState State(PreparedRun run, CancellationToken cancellationToken) => new()
    {
        Schema = Schema,
        Source = run.Operation.Source,
        Services = run.Services,
        User = run.User,
        Variables = run.Variables,
        Options = Options,
        CancellationToken = cancellationToken,
        OnException = (error, path) => Report(run.Services, error, path),
    };

    internal static void WriteErrors(ResponseBuffer buffer, IReadOnlyList<GraphQLError> errors, bool withData = false)
    {
        buffer.Writer.WriteStartObject();
        ErrorWriter.Write(buffer.Writer, errors);
        if (withData) buffer.Writer.WriteNull("data"u8);
        buffer.Writer.WriteEndObject();
        buffer.Writer.Flush();
    }

    private static bool TryWrite(RequestState state, Executor executor, ResponseBuffer buffer)
    {
        buffer.Clear();
        var writer = buffer.Writer;
        writer.WriteStartObject();
        if (state.Errors.Count > 0) ErrorWriter.Write(writer, state.Errors);
        writer.WritePropertyName("data"u8);
        if (!new ResponseWriter(state, writer).TryWriteData(executor.Root)) return false;
        writer.WriteEndObject();
        writer.Flush();
        return true;
    }

    internal void Report(IServiceProvider services, Exception error, string path)
    {
        if (Options.OnException is { } report) report(services, error, path);
        else if (services.GetService<ILogger<GraphQLExecutor>>() is { } logger) logger.LogError(error, "The field {Path} failed.", path);
    }
}

/// <summary>An operation that may run, with all that it needs.</summary>
internal sealed record PreparedRun(PreparedOperation Operation, VariableValues Variables, SelectionPlan Plan, IServiceProvider Services, ClaimsPrincipal User);
