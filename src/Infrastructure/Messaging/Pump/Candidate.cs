using Luma.Application.Messaging;
using Luma.Application.Templates;
using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Gating;
using Luma.Domain.Messaging.Routing;
using Luma.Domain.Reminders;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>A due message with all that deciding and rendering it takes.</summary>
internal sealed record Candidate(DueMessage Message, Recipient Recipient, VisitFacts? Visit, TemplateFacts Template)
{
    public Guid? PatientId { get; init; }

    public Guid? FacilityId { get; init; }

    public bool Superseded { get; init; }
}

/// <summary>What was decided for a candidate.</summary>
internal abstract record PumpDecision(Candidate Candidate, IReadOnlyList<ExplanationLine> Explanation)
{
    public sealed record Send(Candidate Candidate, IReadOnlyList<ExplanationLine> Explanation, MessageDispatch Dispatch, string? Link, AllowedResponses Takes)
        : PumpDecision(Candidate, Explanation);

    public sealed record Defer(Candidate Candidate, IReadOnlyList<ExplanationLine> Explanation, DateTimeOffset Until, Reason Reason)
        : PumpDecision(Candidate, Explanation);

    public sealed record Skip(Candidate Candidate, IReadOnlyList<ExplanationLine> Explanation, Reason Reason, MessageState State = MessageState.Skipped)
        : PumpDecision(Candidate, Explanation);
}
