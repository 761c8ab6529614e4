using Luma.BuildingBlocks.GraphQL.Tests.Support;

namespace Luma.BuildingBlocks.GraphQL.Tests;

/// <summary>What is too large is refused before it runs, with what it would have cost.</summary>
public sealed class LimitTests
{
    private readonly ClinicRun clinic = new();

    [Theory]
    [InlineData("{ a: patients(first: 50) { nodes { provider { name } } } b: patients(first: 50) { edges { node { provider { name } providerShift } } } }", "\"limit\":\"cost\",\"value\":152")]
    [InlineData("query ($n: Int = 40) { patients(first: $n) { nodes { provider { name } providerShift visits } totalCount } }", "\"limit\":\"cost\",\"value\":122")]
    public async Task Cost_counts_resolvers_times_the_sizes_of_lists(string query, string expected)
    {
        var run = new ClinicRun(options => options.Limits.MaxCost = 100);
        var result = await run.RunAsync(query);
        result.ShouldContain(expected);
        result.ShouldContain("\"code\":\"TOO_COSTLY\"");
        run.Data.Selected.ShouldBeEmpty();
        (await new ClinicRun().RunAsync(query)).ShouldStartWith("{\"data\"");
    }

    [Fact]
    public async Task Size_by_variable_is_measured_for_each_request()
    {
        var run = new ClinicRun(options => options.Limits.MaxCost = 30);
        const string query = "query ($n: Int!) { patients(first: $n) { nodes { provider { name } } } }";
        (await run.RunAsync(query, new { n = 10 })).ShouldStartWith("{\"data\"");
        (await run.RunAsync(query, new { n = 40 })).ShouldContain("TOO_COSTLY");
        (await run.RunAsync(query, new { n = 11 })).ShouldStartWith("{\"data\"");
    }

    [Fact]
    public async Task Aliases_directives_depth_and_tokens_are_bounded()
    {
        (await clinic.RunAsync($"{{ {string.Join(' ', Enumerable.Range(0, 51).Select(i => $"a{i}: whisper"))} }}")).ShouldContain("\"limit\":\"aliases\",\"value\":51");
        (await clinic.RunAsync($"{{ whisper {string.Join(' ', Enumerable.Range(0, 51).Select(_ => "... @include(if: true) { whoAmI }"))} }}")).ShouldContain("\"limit\":\"directives\",\"value\":51");
        (await clinic.RunAsync($"{{ {string.Concat(Enumerable.Repeat("whisper ", 10_001))} }}")).ShouldContain("more than 10000 tokens");
        (await new ClinicRun(options => options.Limits.MaxDepth = 3).RunAsync("{ patients { nodes { provider { name } } } }")).ShouldContain("\"limit\":\"depth\",\"value\":4");
        (await clinic.RunAsync("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }")).ShouldContain("\"limit\":\"introspectionDepth\"");
    }

    [Fact]
    public async Task Fragments_that_repeat_each_other_cost_no_time_to_refuse()
    {
        var document = "{ ...F0 } " + string.Concat(Enumerable.Range(0, 60).Select(i => $"fragment F{i} on Query {{ a{i}: people {{ name }} ...F{i + 1} ... on Query {{ ...F{i + 1} }} }} ")) + "fragment F60 on Query { whisper }";
        (await clinic.RunAsync(document)).ShouldContain("TOO_COSTLY");
    }

    [Fact]
    public async Task Introspection_is_by_policy()
    {
        var run = new ClinicRun(options => options.AllowIntrospection = user => user.Identity?.IsAuthenticated == true);
        (await run.RunAsync("{ __schema { queryType { name } } }")).ShouldContain("FORBIDDEN");
        (await run.RunAsync("{ __typename whisper }")).ShouldStartWith("{\"data\"");
        (await run.RunAsync("{ __schema { queryType { name } } }", user: new(new System.Security.Claims.ClaimsIdentity("test")))).ShouldStartWith("{\"data\"");
    }

    [Fact]
    public async Task Only_trusted_documents_run_when_the_host_wants_it() =>
        (await new ClinicRun(options => options.AllowAnyDocument = false).RunAsync("{ whisper }")).ShouldContain("PERSISTED_QUERY_NOT_FOUND");

    [Fact]
    public async Task Time_runs_out_by_the_clock()
    {
        var clock = new ManualTimer();
        var task = new ClinicRun(clock: clock).RunAsync("{ whisper slow }");
        clock.Fire();
        (await task).ShouldBe("""{"errors":[{"message":"The request took longer than 30 s and was stopped.","extensions":{"code":"TIMEOUT"}}],"data":null}""");
    }

    [Fact]
    public async Task A_client_that_leaves_stops_its_request()
    {
        using var leaving = new CancellationTokenSource();
        var task = clinic.RunAsync("{ slow }", cancellationToken: leaving.Token);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(task);
    }

    [Fact]
    public async Task Prepared_documents_are_kept_up_to_a_bound()
    {
        var run = new ClinicRun(options => options.CacheSize = 10);
        for (var i = 0; i < 100; i++) await run.RunAsync($"{{ a{i}: whisper }}");
        run.Executor.CachedDocuments.ShouldBeInRange(10, 20);
    }

    private sealed class ManualTimer : TimeProvider
    {
        private Action? fire;

        public void Fire() => fire!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            dueTime.ShouldBe(TimeSpan.FromSeconds(30));
            fire = () => callback(state);
            return System.CreateTimer(_ => { }, null, global::System.Threading.Timeout.InfiniteTimeSpan, global::System.Threading.Timeout.InfiniteTimeSpan);
        }
    }
}
