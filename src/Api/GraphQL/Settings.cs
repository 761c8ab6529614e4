using System.Text.Json;
using Luma.Application.Accounts;
using Luma.Application.Common;
using Luma.BuildingBlocks.GraphQL;

namespace Luma.Api.GraphQL;

internal enum SettingScope
{
    Account,
    Facility,
    Provider,
    AppointmentType,
    Template,
    Patient,
}

internal sealed record SettingScopeInput(
    SettingScope Kind = SettingScope.Account, [property: ID, GraphQLDescription("Of which facility, provider and so on; none for the account.")] Guid? Id = null)
{
    /// <summary>Null when the scope is one that settings have.</summary>
    public string? Problem() => this switch
    {
        { Kind: not SettingScope.Account } => "Settings are kept for the whole account: the scope must be ACCOUNT.",
        { Id: not null } => "The scope ACCOUNT takes no id: it is always your own.",
        _ => null,
    };
}

[GraphQLName("Setting")]
internal sealed record SettingNode(
    string Key, JsonElement Value, JsonElement Default, string Label, string Help, string? Unit, SettingType Type,
    [property: GraphQLDescription("Bounds of a number, and of each number in a list.")] double? Min, double? Max,
    [property: GraphQLDescription("The most entries of a list.")] int? MaxEntries,
    [property: GraphQLDescription("What a CHOICE, or each entry of a list, is one of.")] IReadOnlyList<string>? Choices,
    [property: GraphQLDescription("Null: the default is in force.")] DateTimeOffset? OverriddenAt,
    [property: GraphQLDescription("Where something else than the default is set.")] IReadOnlyList<SettingScope> OverriddenIn)
{
    public static SettingNode Of(SettingView view) => new(
        view.Key, view.Value, view.Default, view.Label, view.Help, view.Unit, view.Form.Type, view.Form.Min, view.Form.Max, view.Form.MaxEntries,
        view.Form.Choices, view.OverriddenAt, view.OverriddenAt is null ? [] : [SettingScope.Account]);
}

[QueryType]
internal static class SettingQueries
{
    [GraphQLDescription("A product's settings: what is in force, what the default is, and what each means.")]
    [ListSize(60)]
    public static async Task<IReadOnlyList<SettingNode>> GetSettingsAsync(
        string product, SettingScopeInput? scope, StaffOperation operation, CancellationToken cancellationToken)
    {
        if (scope?.Problem() is { } problem) throw new GraphQLException(problem);
        return [.. (await operation.AskAsync(new ListSettings(product), cancellationToken)).Select(SettingNode.Of)];
    }
}
