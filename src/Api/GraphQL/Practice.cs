using Luma.Application.Appointments;
using Luma.Application.Practice;
using Luma.BuildingBlocks.GraphQL;
using Luma.BuildingBlocks.GraphQL.Fetching;

namespace Luma.Api.GraphQL;

internal sealed record ResourceKey(ResourceKind Kind, Guid Id);

[GraphQLDescription("A facility, a provider or an appointment type, with its switches.")]
internal sealed record PracticeResource(
    [property: ID] Guid Id, ResourceKind Kind, string? EhrId, string Name, bool RemindersEnabled, string SpecialInstructions)
{
    private static readonly string[] AtHand = ["id", "name", "kind", "__typename"];

    public static PracticeResource Of(ResourceView view) => new(view.Id, view.Kind, view.EhrId, view.Name, view.RemindersEnabled, view.SpecialInstructions);

    /// <summary>What an appointment names; read only when more than the name is asked for.</summary>
    [GraphQLIgnore]
    public static async Task<PracticeResource?> OfAsync(ResourceKind kind, NamedView? named, FieldSelection selection, IDataLoader<ResourceKey, PracticeResource> loader)
    {
        if (named is null) return null;
        return selection.Fields.All(AtHand.Contains)
            ? new(named.Id, kind, null, named.Name, RemindersEnabled: false, "")
            : await loader.LoadAsync(new ResourceKey(kind, named.Id));
    }
}

[QueryType]
internal static class PracticeQueries
{
    [ListSize(25)]
    public static Task<IReadOnlyList<PracticeResource>> GetFacilitiesAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        ListAsync(ResourceKind.Facility, operation, cancellationToken);

    [ListSize(25)]
    public static Task<IReadOnlyList<PracticeResource>> GetProvidersAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        ListAsync(ResourceKind.Provider, operation, cancellationToken);

    [ListSize(25)]
    public static Task<IReadOnlyList<PracticeResource>> GetAppointmentTypesAsync(StaffOperation operation, CancellationToken cancellationToken) =>
        ListAsync(ResourceKind.AppointmentType, operation, cancellationToken);

    [DataLoader("resource")]
    public static async Task<IReadOnlyDictionary<ResourceKey, PracticeResource>> ResourcesAsync(
        IReadOnlyList<ResourceKey> keys, StaffOperation operation, CancellationToken cancellationToken)
    {
        // An account's resources are few: all of a kind are one short query.
        var found = new Dictionary<ResourceKey, PracticeResource>();
        foreach (var kind in keys.Select(key => key.Kind).Distinct())
            foreach (var resource in await ListAsync(kind, operation, cancellationToken)) found[new(kind, resource.Id)] = resource;
        return found;
    }

    private static async Task<IReadOnlyList<PracticeResource>> ListAsync(ResourceKind kind, StaffOperation operation, CancellationToken cancellationToken) =>
        [.. (await operation.AskAsync(new ListPracticeResources(kind), cancellationToken)).Select(PracticeResource.Of)];
}
