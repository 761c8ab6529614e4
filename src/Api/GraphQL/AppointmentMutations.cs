using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Api.GraphQL;

internal sealed record MarkArrivedInput([property: ID] Guid Id);

internal sealed record BlockRemindersInput([property: ID] Guid Id, [property: GraphQLDescription("False lets them go again.")] bool Blocked = true);

internal sealed record AppointmentPayload(AppointmentNode? Appointment, IReadOnlyList<UserError> Errors);

[MutationType]
internal static class AppointmentMutations
{
    [GraphQLDescription("The patient is here; the EHR hears of it.")]
    public static Task<AppointmentPayload> MarkArrivedAsync(MarkArrivedInput input, StaffOperation operation, CancellationToken cancellationToken) =>
        SendAsync(new MarkArrived(input.Id), input.Id, operation, cancellationToken);

    [GraphQLDescription("Keeps the appointment's reminders back.")]
    public static Task<AppointmentPayload> BlockRemindersAsync(BlockRemindersInput input, StaffOperation operation, CancellationToken cancellationToken) =>
        SendAsync(new BlockReminders(input.Id, input.Blocked), input.Id, operation, cancellationToken);

    private static async Task<AppointmentPayload> SendAsync(IRequest<Result> command, Guid id, StaffOperation operation, CancellationToken cancellationToken) =>
        await operation.TellAsync(command, cancellationToken) is { Count: > 0 } errors
            ? new(null, errors)
            : new(await AppointmentQueries.GetAppointmentAsync(id, operation, cancellationToken), []);
}
