using Luma.Application.Appointments;
using Luma.Application.Patients;
using Luma.BuildingBlocks.GraphQL;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Routing;

namespace Luma.Api.GraphQL;

[GraphQLName("Contact")]
internal sealed record ContactNode(
    ContactKind Kind, string Value, bool Active, [property: GraphQLDescription("False once a carrier or mail server said that it does not exist.")] bool Valid)
{
    public static ContactNode Of(ContactView view) => new(view.Kind, view.Value, view.Active, view.Valid);
}

[GraphQLName("Attempt")]
[GraphQLDescription("One try to send a message to one contact.")]
internal sealed record AttemptNode(
    Channel Channel, string To, AttemptOutcome Outcome, [property: GraphQLDescription("The vendor's own code.")] string? ErrorCode, DateTimeOffset At)
{
    public static AttemptNode Of(AttemptView view) => new(view.Channel, view.To, view.Outcome, view.ErrorCode, view.At);
}
