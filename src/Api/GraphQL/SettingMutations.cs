using System.Text.Json;
using Luma.Application.Accounts;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

internal sealed record UpdateSettingsInput(
    string Product, SettingScopeInput? Scope,
    [property: GraphQLDescription("An object: the values by key. Null sets a key back to its default.")] JsonElement Values);

internal sealed record UpdateSettingsPayload(
    [property: GraphQLDescription("All of the product's settings, as they are now.")] IReadOnlyList<SettingNode>? Settings, IReadOnlyList<UserError> Errors);

[MutationType]
internal static class SettingMutations
{
    [GraphQLDescription("Changes settings of a product: all of the values, or none when one is wrong.")]
    public static async Task<UpdateSettingsPayload> UpdateSettingsAsync(UpdateSettingsInput input, StaffOperation operation, CancellationToken cancellationToken)
    {
        if (input.Scope?.Problem() is { } problem) return new(null, [UserErrors.Invalid("scope", problem)]);
        if (input.Values.ValueKind != JsonValueKind.Object) return new(null, [UserErrors.Invalid("values", "The values are an object, with the settings' keys.")]);
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var value in input.Values.EnumerateObject()) values[value.Name] = value.Value;
        var errors = await operation.TellAsync(new UpdateSettings(input.Product, values), cancellationToken);
        if (errors.Count > 0) return new(null, [.. errors.Select(InValues)]);
        return new(await SettingQueries.GetSettingsAsync(input.Product, input.Scope, operation, cancellationToken), []);
    }

    // Settings name their key; in the input it stands among the values.
    private static UserError InValues(UserError error) => error.Path is ["input", var key] ? error with { Path = ["input", "values", key] } : error;
}
