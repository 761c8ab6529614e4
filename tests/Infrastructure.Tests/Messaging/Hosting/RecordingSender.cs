using System.Collections.Concurrent;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Infrastructure.Tests.Messaging.Hosting;

/// <summary>In place of the product's handlers: keeps what was sent, answers calls with a script.</summary>
internal sealed class RecordingSender : ISender
{
    public ConcurrentQueue<object> Sent { get; } = new();

    public ConcurrentDictionary<string, Func<AnswerCall, Result<VoiceScript>>> Scripts { get; } = new();

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        Sent.Enqueue(request);
        object answer = request is AnswerCall call ? Script(call) : Result.Ok;
        return Task.FromResult((TResponse)answer);
    }

    private Result<VoiceScript> Script(AnswerCall call) =>
        Scripts.TryGetValue(call.Inbound ? call.From : call.To, out var script) ? script(call) : new VoiceScript(["Hello from the clinic."], "en");
}
