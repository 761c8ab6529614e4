using Luma.Application.Common;
using Luma.Application.Patients;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Api.GraphQL;

internal sealed record AddDoNotContactInput([property: ID] Guid PatientId, string? Reason);

internal sealed record LiftDoNotContactInput([property: ID] Guid PatientId);

internal sealed record PatientPayload(PatientNode? Patient, IReadOnlyList<UserError> Errors);

[MutationType]
internal static class PatientMutations
{
    [GraphQLDescription("Nobody writes to the patient any more, whatever the contact.")]
    public static Task<PatientPayload> AddDoNotContactAsync(AddDoNotContactInput input, StaffOperation operation, CancellationToken cancellationToken) =>
        SendAsync(new AddDoNotContact(input.PatientId, input.Reason), input.PatientId, operation, cancellationToken);

    [GraphQLDescription("Takes back what staff have said; what the patient or the EHR said stays.")]
    public static Task<PatientPayload> LiftDoNotContactAsync(LiftDoNotContactInput input, StaffOperation operation, CancellationToken cancellationToken) =>
        SendAsync(new LiftDoNotContact(input.PatientId), input.PatientId, operation, cancellationToken);

    private static async Task<PatientPayload> SendAsync(IRequest<Result> command, Guid patientId, StaffOperation operation, CancellationToken cancellationToken) =>
        await operation.TellAsync(command, cancellationToken) is { Count: > 0 } errors
            ? new(null, errors)
            : new(await PatientQueries.GetPatientAsync(patientId, operation, cancellationToken), []);
}
