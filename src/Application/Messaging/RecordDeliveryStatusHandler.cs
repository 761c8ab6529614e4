using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Messaging;

namespace Luma.Application.Messaging;

internal sealed class RecordDeliveryStatusHandler(IDeliveryLedger ledger) : IRequestHandler<RecordDeliveryStatus, Result>
{
    public async Task<Result> Handle(RecordDeliveryStatus request, CancellationToken cancellationToken)
    {
        if (request.MessageId is not { } id) return Result.Ok;
        var attempt = request.Attempt ?? 1;
        switch (request.Status)
        {
            case VendorStatus.Sent:
                await ledger.SentAsync(id, attempt, request.Provider, request.ProviderMessageId, cancellationToken);
                break;
            case VendorStatus.Delivered:
                await ledger.DeliveredAsync(id, attempt, request.Provider, request.ProviderMessageId, cancellationToken);
                break;
            default:
                await ledger.FailAsync(
                    id, attempt, request.Provider, request.Failure ?? DeliveryFailure.Permanent, request.ErrorCode, request.Detail, cancellationToken);
                break;
        }

        return Result.Ok;
    }
}
