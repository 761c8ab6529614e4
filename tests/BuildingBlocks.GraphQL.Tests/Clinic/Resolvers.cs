using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Fetching;

namespace Luma.BuildingBlocks.GraphQL.Tests.Clinic;

/// <summary>What the resolvers ask, and what the tests look at.</summary>
public sealed class ClinicData
{
    public List<Patient> Patients { get; } = [.. Enumerable.Range(1, 30).Select(i => new Patient(new(new Guid(i, 0, 0, new byte[8])), $"P{i}", i % 2 == 0 ? $"p{i}@example.com" : null, new(2000, 1, 1), i % 3, ["en"]))];

    public List<int[]> Batches { get; } = [];

    public int Counted { get; set; }

    public List<string> Selected { get; } = [];

    public List<string> Order { get; } = [];
}

[QueryType]
public static class ClinicQueries
{
    [UsePaging(MaxPageSize = 50, DefaultPageSize = 10)]
    public static async Task<Connection<Patient>> GetPatientsAsync(PatientFilter? where, PagingArguments paging, FieldSelection selection, ClinicData data, CancellationToken cancellationToken)
    {
        await Task.Yield();
        data.Selected.AddRange(selection.Node.Fields);
        var found = data.Patients.Where(patient => where?.Search is null || patient.Name == where.Search);
        var page = Connection<Patient>.Slice(found, paging);
        return new(page.Edges, page.PageInfo.HasNextPage, page.PageInfo.HasPreviousPage, _ => new(++data.Counted * 0 + found.Count()));
    }

    public static Patient? GetPatient(PatientId id, [Service] ClinicData data) => data.Patients.Find(patient => patient.Id == id);

    public static Patient? PatientBy(PatientKey key, ClinicData data) => data.Patients.Find(patient => key.Name is null ? patient.Id == key.Id : patient.Name == key.Name);

    [UsePaging(AllowBackwardPagination = true)]
    public static IEnumerable<int> Numbers() => Enumerable.Range(0, 40);

    public static string Describe(PatientFilter filter, int[] sizes, JsonElement? json, DateTimeOffset at, VisitStatus status = VisitStatus.NoShow) =>
        $"{filter.Search} {filter.Email.HasValue}:{filter.Email.Value} {string.Join('|', filter.Status ?? [])} {filter.Born?.From:O} {sizes.Sum()} {json} {at:O} {status}";

    public static IReadOnlyList<IHit> Search(string text) => [new PatientHit(text), new VisitHit(Sample)];

    public static IReadOnlyList<IPerson> People(ClinicData data) => [data.Patients[0], new Provider(1, "Dr", new("https://example.com/"))];

    public static Visit Visit => Sample;

    public static string WhoAmI(ClaimsPrincipal user) => user.Identity?.Name ?? "nobody";

    [Authorize]
    public static string Private() => "for the signed in";

    [Authorize(Roles = ["manager"])]
    public static Task<string> ManagersOnly() => Task.FromResult("for managers");

    public static async Task<string> Slow(CancellationToken cancellationToken)
    {
        await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
        return "never";
    }

    [Shout]
    public static string Whisper() => "psst";

    private static Visit Sample => new(Guid.Empty, new(2026, 12, 1, 8, 0, 0, TimeSpan.FromHours(-8)), VisitStatus.CheckedIn, 1L << 40, 25.00m, new(7, 30));
}

[ObjectType<Patient>]
public static class PatientFields
{
    public static Task<Provider?> GetProviderAsync([Parent] Patient patient, IDataLoader<int, Provider> providerByNumber) => providerByNumber.LoadAsync(patient.ProviderNumber);

    public static async Task<string?> ProviderShiftAsync([Parent] Patient patient, IDataLoader<int, Provider> providerByNumber, IDataLoader<string, string> shifts) =>
        await providerByNumber.LoadAsync(patient.ProviderNumber) is { } provider ? await shifts.LoadAsync(provider.Name) : null;
}

public static class Loaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<int, Provider>> ProviderByNumberAsync(IReadOnlyList<int> keys, ClinicData data, CancellationToken cancellationToken)
    {
        lock (data.Batches) data.Batches.Add([.. keys]);
        await Task.Delay(1, cancellationToken);
        return keys.Where(key => key > 0).ToDictionary(key => key, key => new Provider(key, $"Dr {key}", null));
    }

    [DataLoader("Shifts")]
    internal static Task<Dictionary<string, string>> LoadShifts(IReadOnlyList<string> keys, [Service] ClinicData data)
    {
        lock (data.Batches) data.Batches.Add([keys.Count]);
        return Task.FromResult(keys.ToDictionary(key => key, key => $"shift of {key}"));
    }
}

[MutationType]
public static class ClinicMutations
{
    public static async Task<RenamePayload> RenamePatientAsync(RenameInput input, ClinicData data)
    {
        data.Order.Add($"begin {input.Name}");
        await Task.Delay(input.Name == "first" ? 20 : 1);
        data.Order.Add($"end {input.Name}");
        var index = data.Patients.FindIndex(patient => patient.Id == input.Id);
        if (index < 0) return new(null, [new("NOT_FOUND", "There is no such patient.", ["input", "id"])]);
        data.Patients[index] = data.Patients[index] with { Name = input.Name };
        return new(data.Patients[index], []);
    }

    public static bool Fail() => throw new GraphQLException("The slot is taken.", "SLOT_TAKEN");
}

[SubscriptionType]
public static class ClinicSubscriptions
{
    public static async IAsyncEnumerable<Patient> PatientChanged(int count, ClinicData data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return data.Patients[i];
        }
    }

    public static async IAsyncEnumerable<int> Forever([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return 1;
        await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class ShoutAttribute : FieldMiddlewareAttribute
{
    public override FieldResolver Wrap(FieldResolver next) => async context => (await next(context))?.ToString()?.ToUpperInvariant();
}
