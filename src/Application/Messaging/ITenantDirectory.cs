using Luma.Application.Common;

namespace Luma.Application.Messaging;

/// <summary>Finds the tenant of what comes from outside, before any tenant is set.</summary>
public interface ITenantDirectory
{
    Task<Guid?> OfNumberAsync(string ourNumber, CancellationToken cancellationToken);

    Task<Guid?> OfMessageAsync(Guid messageId, CancellationToken cancellationToken);

    Task<Guid?> OfLinkAsync(string code, CancellationToken cancellationToken);
}

internal sealed class ReceiveTextTenant(ITenantDirectory directory) : ITenantResolver<ReceiveText>
{
    public Task<Guid?> ResolveAsync(ReceiveText request, CancellationToken cancellationToken) => directory.OfNumberAsync(request.To, cancellationToken);
}

internal sealed class RecordDeliveryStatusTenant(ITenantDirectory directory) : ITenantResolver<RecordDeliveryStatus>
{
    public Task<Guid?> ResolveAsync(RecordDeliveryStatus request, CancellationToken cancellationToken) =>
        request.MessageId is { } id ? directory.OfMessageAsync(id, cancellationToken) : Task.FromResult<Guid?>(null);
}

internal sealed class RecordComplaintTenant(ITenantDirectory directory) : ITenantResolver<RecordComplaint>
{
    public Task<Guid?> ResolveAsync(RecordComplaint request, CancellationToken cancellationToken) =>
        request.MessageId is { } id ? directory.OfMessageAsync(id, cancellationToken) : Task.FromResult<Guid?>(null);
}

internal sealed class AnswerCallTenant(ITenantDirectory directory) : ITenantResolver<AnswerCall>
{
    public async Task<Guid?> ResolveAsync(AnswerCall request, CancellationToken cancellationToken) =>
        request.MessageId is { } id && await directory.OfMessageAsync(id, cancellationToken) is { } account
            ? account
            : await directory.OfNumberAsync(request.Inbound ? request.To : request.From, cancellationToken);
}
