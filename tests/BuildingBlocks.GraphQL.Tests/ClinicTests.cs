using System.Security.Claims;
using Luma.BuildingBlocks.GraphQL.Tests.Support;

namespace Luma.BuildingBlocks.GraphQL.Tests;

/// <summary>Annotated classes: what becomes of names, types, arguments, parents, services and pages.</summary>
public sealed class ClinicTests
{
    private const string FirstId = "00000001-0000-0000-0000-000000000000";
    private readonly ClinicRun clinic = new();

    [Fact]
    public void The_schema_says_what_the_classes_say()
    {
        var sdl = clinic.Executor.Schema.Sdl;
        sdl.ShouldContain("patients(\n    where: PatientFilter\n\n    \"\"\"Items after the cursor; 10 when not given, at most 50.\"\"\"\n    first: Int");
        sdl.ShouldContain("): PatientConnection!");
        sdl.ShouldContain("  patient(id: ID!): Patient\n");
        sdl.ShouldContain("type Patient implements Person {\n  id: ID!\n  name: String!\n  email: String\n  born: Date!\n  providerNumber: Int!\n  languages: [String!]!\n  fullName: String! @deprecated(reason: \"use name\")\n");
        sdl.ShouldContain("  visits(factor: Int! = 2): Int!\n  provider: Provider\n  providerShift: String\n");
        sdl.ShouldContain("enum VisitStatus {\n  UNCONFIRMED\n  NO_SHOW\n\n  \"\"\"Checked in at the desk.\"\"\"\n  CHECKED_IN\n}");
        sdl.ShouldContain("input PatientKeyInput @oneOf {\n  id: ID\n  name: String\n}");
        sdl.ShouldContain("input RenameInput {\n  id: ID!\n  name: String!\n  status: VisitStatus! = CHECKED_IN\n}");
        sdl.ShouldContain("union Hit = PatientHit | VisitHit");
        sdl.ShouldContain("scalar DateTime @specifiedBy(url:");
        sdl.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Inputs_become_net_values() =>
        (await clinic.RunAsync(
            "query ($f: PatientFilter!, $j: JSON) { describe(filter: $f, sizes: [1, 2], json: $j, at: \"2026-12-01T08:00:00-08:00\") other: describe(filter: {status: NO_SHOW, born: {from: \"2020-02-29\"}}, sizes: 3, at: \"2026-12-01T16:00Z\", status: CHECKED_IN) }",
            new { f = new { search = "Ann", email = (string?)null, status = new[] { "CHECKED_IN" } }, j = new { a = 1 } }))
        .ShouldBe("""{"data":{"describe":"Ann True: CheckedIn  3 {\"a\":1} 2026-12-01T08:00:00.0000000-08:00 NoShow","other":" False: NoShow 2020-02-29 3  2026-12-01T16:00:00.0000000+00:00 CheckedIn"}}""");

    [Fact]
    public async Task Scalars_are_written_in_their_forms() =>
        (await clinic.RunAsync("{ visit { id start status ticket price alarm } people { __typename name ... on Provider { site shift } } search(text: \"x\") { ... on PatientHit { text } ... on VisitHit { visit { ticket } } } }"))
        .ShouldBe("""{"data":{"visit":{"id":"00000000-0000-0000-0000-000000000000","start":"2026-12-01T08:00:00-08:00","status":"CHECKED_IN","ticket":1099511627776,"price":25.00,"alarm":"07:30:00"},"people":[{"__typename":"Patient","name":"P1"},{"__typename":"Provider","name":"Dr","site":"https://example.com/","shift":"PT8H"}],"search":[{"text":"x"},{"visit":{"ticket":1099511627776}}]}}""");

    [Theory]
    [InlineData($"{{ patient(id: \"{FirstId}\") {{ id name visits(factor: 3) }} }}", "{\"data\":{\"patient\":{\"id\":\"" + FirstId + "\",\"name\":\"P1\",\"visits\":9}}}")]
    [InlineData("{ patientBy(key: {name: \"P2\"}) { name email } }", """{"data":{"patientBy":{"name":"P2","email":"p2@example.com"}}}""")]
    [InlineData("{ whisper whoAmI }", """{"data":{"whisper":"PSST","whoAmI":"nobody"}}""")]
    public async Task Fields_are_resolved(string query, string expected) => (await clinic.RunAsync(query)).ShouldBe(expected);

    [Fact]
    public async Task An_id_that_is_none_is_the_fields_error() => (await clinic.RunAsync("{ patient(id: \"x\") { id } }")).ShouldContain("\"message\":\"This is not an id.\"");

    [Fact]
    public async Task Pages_follow_cursors_and_count_only_when_asked()
    {
        (await clinic.RunAsync("{ patients(first: 2) { nodes { name } pageInfo { hasNextPage endCursor } } }"))
            .ShouldBe("""{"data":{"patients":{"nodes":[{"name":"P1"},{"name":"P2"}],"pageInfo":{"hasNextPage":true,"endCursor":"AQAAAA=="}}}}""");
        clinic.Data.Counted.ShouldBe(0);
        (await clinic.RunAsync("{ patients(first: 1, after: \"AQAAAA==\") { totalCount edges { cursor node { name } } pageInfo { hasPreviousPage } } }"))
            .ShouldBe("""{"data":{"patients":{"totalCount":30,"edges":[{"cursor":"AgAAAA==","node":{"name":"P3"}}],"pageInfo":{"hasPreviousPage":true}}}}""");
        clinic.Data.Counted.ShouldBe(1);
        (await clinic.RunAsync("{ numbers(last: 2) { nodes } }")).ShouldBe("""{"data":{"numbers":{"nodes":[38,39]}}}""");
    }

    [Theory]
    [InlineData("first: 51", "it must be from 0 to 50")]
    [InlineData("first: -1", "it must be from 0 to 50")]
    [InlineData("after: \"zzz\"", "not of this list")]
    public async Task Wrong_pages_are_refused(string arguments, string why) => (await clinic.RunAsync($"{{ patients({arguments}) {{ nodes {{ name }} }} }}")).ShouldContain(why);

    [Fact]
    public async Task A_resolver_sees_which_fields_are_wanted()
    {
        await clinic.RunAsync("query ($no: Boolean!) { patients { nodes { name email @include(if: $no) } edges { node { born } } } }", new { no = false });
        clinic.Data.Selected.Order().ShouldBe(["born", "name"]);
    }

    [Fact]
    public async Task Keys_asked_for_together_are_loaded_together()
    {
        var result = await clinic.RunAsync("{ patients(first: 9) { nodes { provider { name } providerShift } } }");
        result.ShouldStartWith("""{"data":{"patients":{"nodes":[{"provider":{"name":"Dr 1"},"providerShift":"shift of Dr 1"},{"provider":{"name":"Dr 2"},"providerShift":"shift of Dr 2"},{"provider":null,"providerShift":null}""");
        // One batch of providers for both fields, then one of shifts.
        clinic.Data.Batches.Select(batch => string.Join(',', batch)).ShouldBe(["1,2,0", "2"]);
    }

    [Fact]
    public async Task Mutations_run_one_after_the_other()
    {
        var result = await clinic.RunAsync($"mutation {{ a: renamePatient(input: {{id: \"{FirstId}\", name: \"first\"}}) {{ patient {{ name }} errors {{ code }} }} b: renamePatient(input: {{id: \"{FirstId}\", name: \"second\"}}) {{ patient {{ name }} }} }}");
        result.ShouldBe("""{"data":{"a":{"patient":{"name":"first"},"errors":[]},"b":{"patient":{"name":"second"}}}}""");
        clinic.Data.Order.ShouldBe(["begin first", "end first", "begin second", "end second"]);
    }

    [Fact]
    public async Task Errors_of_ours_are_told_and_others_masked()
    {
        var told = new List<string>();
        var run = new ClinicRun(options => options.OnException = (_, error, path) => told.Add($"{path}: {error.Message}"));
        (await run.RunAsync("mutation { fail }")).ShouldBe("""{"errors":[{"message":"The slot is taken.","locations":[{"line":1,"column":12}],"path":["fail"],"extensions":{"code":"SLOT_TAKEN"}}],"data":null}""");
        var masked = await run.RunAsync("{ patients(first: 1) { nodes { name broken } } }");
        masked.ShouldContain("\"path\":[\"patients\",\"nodes\",0,\"broken\"],\"extensions\":{\"code\":\"INTERNAL\"}");
        masked.ShouldContain("\"data\":null");
        masked.ShouldNotContain("private details");
        told.ShouldBe(["patients.nodes.0.broken: private details"]);
        (await run.RunAsync("{ patientBy(key: {name: \"P1\"}) { name missing } }")).ShouldEndWith("\"data\":{\"patientBy\":null}}");
    }

    [Fact]
    public async Task The_user_is_known_to_resolvers() =>
        (await clinic.RunAsync("{ whoAmI }", user: new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "Ann")], "test")))).ShouldContain("Ann");
}
