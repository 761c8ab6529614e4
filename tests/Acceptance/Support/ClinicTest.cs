using Xunit.Abstractions;

[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Luma.Acceptance.Support;

/// <summary>Each test is a day of its own, from the seed on. The host's log is shown with a test that fails.</summary>
public abstract class ClinicTest(LumaFixture luma, ITestOutputHelper output) : IClassFixture<LumaFixture>, IAsyncLifetime
{
    protected LumaFixture Luma => luma;

    public Task InitializeAsync() => luma.BeginAsync();

    public Task DisposeAsync()
    {
        output.WriteLine(luma.Log);
        return Task.CompletedTask;
    }

    /// <summary>Rosa, without a visit, but known to Luma.</summary>
    protected Task<Person> KnownRosaAsync() => luma.RegisterAndSyncAsync(new("Rosa", "Diaz") { Mobile = "415-555-0181" });

    protected Task<Person> RosaAsync(string mobile = "415-555-0181") => luma.RegisterAsync(new("Rosa", "Diaz") { Mobile = mobile });
}
