using Luma.Application.Practice;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

internal sealed record UpdatePracticeResourceInput(
    ResourceKind Kind, [property: ID] Guid Id, [property: GraphQLDescription("Null leaves it as it is.")] bool? RemindersEnabled,
    [property: GraphQLDescription("Null leaves them as they are.")] string? SpecialInstructions);

internal sealed record PracticeResourcePayload(PracticeResource? Resource, IReadOnlyList<UserError> Errors);

[MutationType]
internal static class PracticeMutations
{
    [GraphQLDescription("Switches a resource's reminders, or changes its special instructions.")]
    public static async Task<PracticeResourcePayload> UpdatePracticeResourceAsync(
        UpdatePracticeResourceInput input, StaffOperation operation, CancellationToken cancellationToken)
    {
        var command = new UpdatePracticeResource(input.Kind, input.Id, input.RemindersEnabled, input.SpecialInstructions);
        var (changed, errors) = await operation.TellAsync(command, cancellationToken);
        return new(changed is null ? null : PracticeResource.Of(changed), errors);
    }
}
