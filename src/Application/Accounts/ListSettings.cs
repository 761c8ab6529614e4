using System.Text.Json;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Accounts;

/// <param name="OverriddenAt">Null: the default is in force.</param>
public sealed record SettingView(
    string Key, JsonElement Value, JsonElement Default, string Label, string Help, string? Unit, SettingForm Form,
    DateTimeOffset? OverriddenAt);

/// <summary>A product's settings for the account: value, default and what each means.</summary>
[Requires(Permission.ViewMessages)]
public sealed record ListSettings(string Product) : IRequest<Result<IReadOnlyList<SettingView>>>;

internal sealed class ListSettingsHandler(ILumaDb db) : IRequestHandler<ListSettings, Result<IReadOnlyList<SettingView>>>
{
    public async Task<Result<IReadOnlyList<SettingView>>> Handle(ListSettings request, CancellationToken cancellationToken)
    {
        if (!SettingsSchema.All.TryGetValue(request.Product, out var schema)) return Error.NotFound("product");
        var overrides = await db.SettingOverrides.AsNoTracking().Where(row => row.Product == request.Product && row.ScopeKind == "ACCOUNT")
            .ToDictionaryAsync(row => row.Key, cancellationToken);
        var defaults = schema.Read(new Dictionary<string, string>(StringComparer.Ordinal));
        List<SettingView> views =
        [
            .. schema.Definitions.Select(definition =>
            {
                var standard = JsonSerializer.SerializeToElement(definition.Property.GetValue(defaults), definition.Property.PropertyType, SettingsJson.Options);
                var changed = overrides.GetValueOrDefault(definition.Key);
                var value = changed is null ? standard : JsonDocument.Parse(changed.Value).RootElement;
                return new SettingView(definition.Key, value, standard, definition.Label, definition.Help, definition.Unit, SettingForm.Of(definition), changed?.UpdatedAt);
            }),
        ];
        return views;
    }
}
