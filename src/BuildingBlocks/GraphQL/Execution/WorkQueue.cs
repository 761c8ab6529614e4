using System.Threading.Channels;
using Luma.BuildingBlocks.GraphQL.Fetching;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>A field whose resolver did not answer at once.</summary>
internal sealed class PendingField(ObjectResult result, int slot)
{
    public ObjectResult Result { get; } = result;

    public int Slot { get; } = slot;

    public object? Value { get; set; }

    public Exception? Error { get; set; }
}

/// <summary>
/// Fields that are waited for. Answers come from any thread and are taken by one. When none is there, nothing else can run, and the
/// batches gathered so far are sent: batching by quiescence.
/// </summary>
internal sealed class WorkQueue(BatchScheduler batches)
{
    private Channel<PendingField?>? channel;

    /// <summary>Fields not answered yet.</summary>
    public int Pending { get; private set; }

    public void Add(PendingField field, ValueTask<object?> task)
    {
        Pending++;
        channel ??= Open();
        _ = AwaitAsync(field, task, channel.Writer);
    }

    public async ValueTask<PendingField> NextAsync(CancellationToken cancellationToken)
    {
        var reader = channel!.Reader;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (reader.TryRead(out var field))
            {
                if (field is null) continue;
                Pending--;
                return field;
            }

            if (!await batches.TryDispatchAsync()) await reader.WaitToReadAsync(cancellationToken);
        }
    }

    private static async Task AwaitAsync(PendingField field, ValueTask<object?> task, ChannelWriter<PendingField?> writer)
    {
        try
        {
            field.Value = await task;
        }
        catch (Exception error)
        {
            field.Error = error;
        }

        writer.TryWrite(field);
    }

    private Channel<PendingField?> Open()
    {
        var opened = Channel.CreateUnbounded<PendingField?>(new() { SingleReader = true });
        // A key asked for by another thread, or an answered batch, wakes the reader.
        batches.OnWork = () => opened.Writer.TryWrite(null);
        return opened;
    }
}
