using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>
/// Runs one operation: resolves what must be waited for, in one logical thread, and leaves what is pure to <see cref="ResponseWriter"/>.
/// Should writing meet a null or an error there, <see cref="CompleteAll"/> computes everything the careful way, and it is written again.
/// </summary>
internal sealed partial class Executor(RequestState request)
{
    private readonly WorkQueue work = new(request.Batches);

    /// <summary>True once pure fields are computed ahead of writing: always for mutations, whose effects come between.</summary>
    private bool careful;

    public ObjectResult? Root { get; private set; }

    public RequestState Request => request;

    /// <summary>Runs the operation; errors are in the request's state afterwards, and <see cref="Root"/> is null when a null climbed up to it.</summary>
    /// <exception cref="OperationCanceledException">The request was cancelled or its time is up.</exception>
    public async ValueTask RunAsync(SelectionPlan plan, object? rootValue, bool serial)
    {
        careful = serial;
        Root = new(plan, rootValue, null, 0);
        if (!serial)
        {
            ResolveFields(Root);
            await FinishAsync();
        }
        else
        {
            Root.IsComplete = true;
            for (var i = 0; i < plan.Selections.Length && !Root.WasNulled; i++)
            {
                ResolveField(Root, i);
                await FinishAsync();
                // What was loaded before the next one's effects may no longer be so after them.
                request.Loaders.Clear();
            }
        }

        if (Root.WasNulled) Root = null;
    }

    /// <summary>Computes all that writing would compute, with nulls climbing and errors told. What was resolved stays.</summary>
    public void CompleteAll()
    {
        careful = true;
        if (Root is not null) Complete(Root);
        if (Root is { WasNulled: true }) Root = null;
    }

    private void Complete(ResultNode node)
    {
        if (node is ObjectResult { IsComplete: false } result)
        {
            result.IsComplete = true;
            for (var i = 0; i < result.Values.Length && !result.WasNulled; i++)
                if (result.Plan.Selections[i].IsInline) ResolveField(result, i);
        }

        for (var i = 0; i < node.Values.Length && !node.WasNulled; i++)
        {
            var value = node.Values[i];
            if (value is ResultNode child) Complete(child);
            else if (value is not null) CompleteLeft(node, i, value);
        }
    }

    // A leaf, or an object whose fields were left to the writer.
    private void CompleteLeft(ResultNode node, int slot, object value)
    {
        var (type, selection) = node is ListResult list ? (list.Type.Element, list.Selection)
            : (((ObjectResult)node).Plan.Selections[slot].Field.Type, ((ObjectResult)node).Plan.Selections[slot]);
        if (selection.IsTypeName) return;
        CompleteValue(node, slot, type, selection, value);
    }

    private void ResolveFields(ObjectResult result)
    {
        result.IsComplete = careful;
        var selections = result.Plan.Selections;
        for (var i = 0; i < selections.Length; i++)
        {
            if (selections[i].IsInline && !careful) continue;
            ResolveField(result, i);
            if (result.IsDead) return;
        }
    }

    private void ResolveField(ObjectResult result, int slot)
    {
        var selection = result.Plan.Selections[slot];
        if (selection.IsTypeName)
        {
            result.Values[slot] = result.Plan.Type.Name;
            return;
        }

        ValueTask<object?> task;
        try
        {
            var binding = selection.Field.Binding;
            var arguments = request.ArgumentsOf(selection);
            if (binding.IsPure)
            {
                CompleteValue(result, slot, selection.Field.Type, selection, binding.Pure?.Invoke(result.Source, arguments));
                return;
            }

            task = Resolve(binding, new(request, selection, result.Source, arguments));
            if (task.IsCompletedSuccessfully)
            {
                CompleteValue(result, slot, selection.Field.Type, selection, task.Result);
                return;
            }
        }
        catch (Exception error)
        {
            Fail(result, slot, selection, error);
            return;
        }

        work.Add(new(result, slot), task);
    }

    private static ValueTask<object?> Resolve(FieldBinding binding, FieldContext context) => binding.Rules.Count == 0
        ? binding.Resolve!(context)
        : Authorization.ResolveAsync(binding, context);

    private async ValueTask FinishAsync()
    {
        while (work.Pending > 0)
        {
            var done = await work.NextAsync(request.CancellationToken);
            var (result, slot) = (done.Result, done.Slot);
            if (result.IsDead) continue;
            var selection = result.Plan.Selections[slot];
            if (done.Error is { } error) Fail(result, slot, selection, error);
            else CompleteValue(result, slot, selection.Field.Type, selection, done.Value);
        }
    }
}
