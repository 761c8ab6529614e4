using System.Text.Json;
using Luma.Application.Audit;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Common.Settings;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Accounts;

/// <summary>Changes settings of a product; null sets a key back to its default (REM-02).</summary>
[Requires(Permission.ManageSettings)]
public sealed record UpdateSettings(string Product, IReadOnlyDictionary<string, JsonElement> Values) : IRequest<Result>;

/// <summary>Settings of a product changed: what was planned by them is planned anew.</summary>
[MessageName("settings.changed")]
public sealed record SettingsChanged(string Product);

internal sealed class UpdateSettingsHandler(
    ILumaDb db, ITenantSession session, Actor actor, ISettingChanges cache, IAuditTrail audit, IMessagePublisher messages, TimeProvider clock)
    : IRequestHandler<UpdateSettings, Result>
{
    public async Task<Result> Handle(UpdateSettings request, CancellationToken cancellationToken)
    {
        if (!SettingsSchema.All.TryGetValue(request.Product, out var schema)) return Error.NotFound("product");
        var errors = schema.Check(request.Values);
        if (errors.Count > 0) return new(errors);

        var now = clock.GetUtcNow();
        var stored = await db.SettingOverrides.Where(row => row.Product == request.Product && row.ScopeKind == "ACCOUNT")
            .ToDictionaryAsync(row => row.Key, cancellationToken);
        var contradictions = SettingContradictions.In(schema, stored, request.Values);
        if (contradictions.Count > 0) return new(contradictions);

        foreach (var (key, value) in request.Values)
        {
            var former = stored.GetValueOrDefault(key);
            audit.Record("settings.changed", "setting", key, new { from = former?.Value, to = value.GetRawText() });
            if (value.ValueKind == JsonValueKind.Null)
            {
                if (former is not null) db.SettingOverrides.Remove(former);
            }
            else if (former is not null)
            {
                (former.Value, former.UpdatedAt, former.UpdatedBy) = (value.GetRawText(), now, actor.Name);
            }
            else
            {
                db.SettingOverrides.Add(new SettingOverride
                {
                    AccountId = session.AccountId, Product = request.Product, ScopeKind = "ACCOUNT", ScopeId = session.AccountId, Key = key,
                    Value = value.GetRawText(), UpdatedAt = now, UpdatedBy = actor.Name,
                });
            }
        }

        messages.Publish(new SettingsChanged(request.Product), tenant: session.AccountId);
        cache.Forget(session.AccountId);
        return Result.Ok;
    }
}
