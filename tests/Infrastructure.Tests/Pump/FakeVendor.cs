using System.Collections.Concurrent;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;

namespace Luma.Infrastructure.Tests.Pump;

/// <summary>A vendor that does as told and remembers what it was handed.</summary>
internal sealed class FakeVendor(Channel channel) : IMessageProvider
{
    private int _ids;

    public string Name => "fake";

    public Channel Channel => channel;

    public ConcurrentQueue<MessageDispatch> Handed { get; } = new();

    public ConcurrentQueue<MessageDispatch> Asked { get; } = new();

    public Func<MessageDispatch, Task<DispatchOutcome>>? OnSend { get; set; }

    public Func<MessageDispatch, SettlementAnswer> OnSettle { get; set; } = _ => new SettlementAnswer.NoAnswer("away");

    /// <summary>Instead of <see cref="OnSettle"/>, when the answer takes its time.</summary>
    public Func<MessageDispatch, Task<SettlementAnswer>>? OnSettleSlowly { get; set; }

    public DispatchOutcome Accepted() => new DispatchOutcome.Accepted($"{channel}-{Interlocked.Increment(ref _ids)}");

    public async Task<DispatchOutcome> SendAsync(MessageDispatch dispatch, CancellationToken cancellationToken)
    {
        Handed.Enqueue(dispatch);
        return OnSend is { } answer ? await answer(dispatch) : Accepted();
    }

    public Task<SettlementAnswer> SettleAsync(MessageDispatch dispatch, DateTimeOffset begunAt, CancellationToken cancellationToken)
    {
        Asked.Enqueue(dispatch);
        return OnSettleSlowly is { } answer ? answer(dispatch) : Task.FromResult(OnSettle(dispatch));
    }
}
