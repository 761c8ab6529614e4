using Luma.Application.Appointments;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.GraphQL.Fetching;
using Luma.Domain.Messaging;

namespace Luma.Api.GraphQL;

[GraphQLName("Message")]
[GraphQLDescription("An outbound message, from the moment it is planned.")]
internal sealed record MessageNode(
    [property: ID] Guid Id, Purpose Purpose, [property: GraphQLDescription("Which step of the automation, such as a reminder's days ahead.")] string Step,
    Channel? Channel, MessageState State,
    [property: GraphQLDescription("Why it was not sent, or not yet; the query \"reasons\" explains each.")] string? Reason,
    string? To, string? From, string? Subject, string? Body, string? Language, DateTimeOffset DueAt, DateTimeOffset? SentAt,
    [property: ListSize(3)] IReadOnlyList<AttemptNode> Attempts,
    [property: GraphQLDescription("The rules that were asked before it was sent or not, in their order."), ListSize(20)] IReadOnlyList<ExplanationLine> Explanation,
    [property: GraphQLIgnore] MessageView View)
{
    public static MessageNode Of(MessageView view) => new(
        view.Id, view.Purpose, view.Step, view.Channel, view.State, view.Reason, view.To, view.From, view.Subject, view.Body, view.Language, view.DueAt,
        view.SentAt, [.. view.Attempts.Select(AttemptNode.Of)], view.Explanation, view);
}

[ObjectType<MessageNode>]
internal static class MessageFields
{
    public static async Task<PatientNode?> GetPatientAsync([Parent] MessageNode message, IDataLoader<Guid, Application.Patients.PatientView> patientById) =>
        message.View.PatientId is { } id && await patientById.LoadAsync(id) is { } found ? PatientNode.Of(found) : null;

    public static async Task<AppointmentNode?> GetAppointmentAsync([Parent] MessageNode message, IDataLoader<Guid, AppointmentView> appointmentById) =>
        message.View.AppointmentId is { } id && await appointmentById.LoadAsync(id) is { } found ? AppointmentNode.Of(found) : null;

    /// <summary>What must be read of messages for the fields that are asked for.</summary>
    [GraphQLIgnore]
    public static MessageParts PartsOf(FieldSelection message)
    {
        var parts = MessageParts.None;
        foreach (var field in message.Fields)
        {
            parts |= field switch
            {
                "body" or "subject" => MessageParts.Text,
                "explanation" => MessageParts.Explanation,
                "attempts" => MessageParts.Attempts,
                _ => MessageParts.None,
            };
        }

        return parts;
    }
}
