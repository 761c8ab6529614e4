using System.Data.Common;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Api.Webhooks;

/// <summary>Sends a vendor's events, each in a scope of its own, and again when two of them touched the same rows at once: a vendor brings a patient's
/// text one time only, and it must not be lost to a collision.</summary>
internal sealed class VendorSender(IServiceScopeFactory scopes, string vendor) : ISender
{
    private const int Tries = 8;

    public async Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Actor>().IsVendor(vendor);
            try
            {
                // The vendor hanging up does not undo what the patient said.
                return await scope.ServiceProvider.GetRequiredService<ISender>().Send(request, CancellationToken.None);
            }
            catch (Exception error) when (attempt < Tries && Collided(error))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * attempt + 5)), CancellationToken.None);
            }
        }
    }

    // A changed row, a key that both inserted, a deadlock: all pass when tried again.
    private static bool Collided(Exception error) => error is DbUpdateException or DbException { SqlState: "23505" or "40001" or "40P01" };
}
