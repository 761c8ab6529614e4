using Luma.Domain.Appointments;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Gating;
using Luma.Domain.Messaging.Routing;
using static Luma.Domain.Tests.Messaging.Planning.Clinic;

namespace Luma.Domain.Tests.Messaging.Gating;

/// <summary>A reminder by text for Ana's visit on Friday, 20 March 2026, 14:20.</summary>
internal static class Gates
{
    public const string Mobile = "+12125550101";

    public static readonly Recipient Ana = new([new Contact(ContactKind.Mobile, Mobile)]);

    public static VisitFacts Visit(AppointmentStatus status = AppointmentStatus.Unconfirmed) => new(At("2026-03-20 14:20"), status, Deleted: false);

    public static GateFacts Facts(string now, MessageKind kind = MessageKind.Automatic) =>
        new(kind, At(now), Ana, Route.To(Channel.Sms, Mobile), Calendar()) { Visit = Visit(), Blackout = new DeliverySettings().Blackout };

    public static GateDecision Decide(GateFacts facts) => Gate.Decide(facts, []);

    /// <summary>The reason, or null when it is not skipped.</summary>
    public static string? Skipped(GateFacts facts) => (Decide(facts).Outcome as GateOutcome.Skip)?.Reason.Code;
}
