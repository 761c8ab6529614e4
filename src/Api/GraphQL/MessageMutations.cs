using Luma.Application.Messaging;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

internal sealed record SendMessageNowInput([property: ID] Guid Id);

internal sealed record MessagePayload(MessageNode? Message, IReadOnlyList<UserError> Errors);

[MutationType]
internal static class MessageMutations
{
    [GraphQLDescription("Sends a planned message at once, past cadence and hours, never past Do Not Contact.")]
    public static async Task<MessagePayload> SendMessageNowAsync(
        SendMessageNowInput input, FieldSelection selection, StaffOperation operation, CancellationToken cancellationToken) =>
        await operation.TellAsync(new SendMessageNow(input.Id), cancellationToken) is { Count: > 0 } errors
            ? new(null, errors)
            : new(await MessageQueries.GetMessageAsync(input.Id, selection.Field("message"), operation, cancellationToken), []);
}
