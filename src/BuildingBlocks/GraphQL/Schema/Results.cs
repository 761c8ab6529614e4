using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Luma.BuildingBlocks.GraphQL.Fetching;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>What compiled resolvers call.</summary>
internal static class Results
{
    /// <summary>Wraps a call's result, whatever kind of task it is; what is there already costs no task.</summary>
    public static Expression ToValueTask(Expression call)
    {
        var (type, isAsync) = ClrTypes.Unwrap(call.Type);
        if (!isAsync) return Expression.New(typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object)));
        var name = call.Type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(FromTask) : nameof(FromValueTask);
        return Expression.Call(typeof(Results), name, [type], call);
    }

    public static ValueTask<object?> FromTask<T>(Task<T> task) => task.IsCompletedSuccessfully ? new((object?)task.Result) : AwaitAsync(task);

    public static ValueTask<object?> FromValueTask<T>(ValueTask<T> task) => task.IsCompletedSuccessfully ? new((object?)task.Result) : AwaitAsync(task.AsTask());

    public static T Argument<T>(object?[] arguments, int index) => arguments[index] is T value ? value : default!;

    public static object Loader(FieldContext context, LoaderDefinition loader) => context.Request.Loaders.Get(loader);

    private static async ValueTask<object?> AwaitAsync<T>(Task<T> task) => await task;
}

internal interface IStreamBoxer
{
    IAsyncEnumerable<object?> Box(object stream, CancellationToken cancellationToken);
}

internal sealed class StreamBoxer<T> : IStreamBoxer
{
    public IAsyncEnumerable<object?> Box(object stream, CancellationToken cancellationToken) => Items((IAsyncEnumerable<T>)stream, cancellationToken);

    private static async IAsyncEnumerable<object?> Items(IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in stream.WithCancellation(cancellationToken)) yield return item;
    }
}

internal interface IPageSlicer
{
    object Slice(object all, PagingArguments paging);
}

internal sealed class PageSlicer<T> : IPageSlicer
{
    public object Slice(object all, PagingArguments paging) => Connection<T>.Slice((IEnumerable<T>)all, paging);
}
