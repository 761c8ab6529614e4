using Luma.Acceptance.Support;
using Luma.Integrations.Ecw.Sandbox;
using Npgsql;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>Every field of the staff API, tried by those who have no business there. A new one is in at once.</summary>
public sealed class StaffTenancyTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output), IAsyncLifetime
{
    private static readonly string[] Roots = ["Query", "Mutation"];

    private NpgsqlDataSource _database = null!;
    private TenantWatch _ours = null!;
    private SchemaWalk _schema = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _database = NpgsqlDataSource.Create(Luma.Database);
        _ours = new TenantWatch(_database, SandboxClinic.AccountId);
        var rosa = await KnownRosaAsync();
        await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        await Luma.MoveToAsync("2026-12-01 15:00");
        await Luma.TextAsync(rosa.Phone, "A question");
        _schema = await SchemaWalk.ReadAsync(Luma);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _database.DisposeAsync();
        await DisposeAsync();
    }

    [Fact]
    public async Task No_field_shows_or_changes_anything_of_another_tenant()
    {
        var (before, ids, marks) = (await _ours.SnapshotAsync(), await _ours.IdsAsync(), await _ours.MarksAsync());
        foreach (var table in new[] { "patients", "appointments", "outbound_messages", "conversations", "providers", "facilities", "appointment_types" })
            ids.ShouldContainKey(table);
        var stranger = await Luma.SignInAsync("other-admin");

        var tried = 0;
        foreach (var (root, field) in Operations())
        {
            foreach (var (what, id) in ids.Select(pair => (pair.Key, (Guid?)pair.Value)).Append(("nothing", null)))
            {
                var (document, variables) = _schema.Operation(root, field, id);
                var answer = await Luma.GraphQLAsync(document, variables, stranger);
                var name = $"{root}.{field} with the id of one of our {what}";
                answer.Codes.Where(code => code is "INTERNAL" or "GRAPHQL_VALIDATION_FAILED" or "TOO_COSTLY").ShouldBeEmpty($"{name}: {answer.Text}");
                // What it was asked for may be repeated in the answer; nothing else of ours.
                marks.Where(mark => mark != id.ToString() && answer.Text.Contains(mark, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(name);
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(200);
        (await _ours.SnapshotAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_operations_show_and_change_much_to_those_whose_it_is()
    {
        var (before, ids, marks) = (await _ours.SnapshotAsync(), await _ours.IdsAsync(), await _ours.MarksAsync());

        var showed = new List<string>();
        foreach (var (root, field) in Operations())
        {
            foreach (var id in ids.Values.Select(id => (Guid?)id).Append(null))
            {
                var (document, variables) = _schema.Operation(root, field, id);
                var answer = await Luma.GraphQLAsync(document, variables);
                answer.Codes.Where(code => code == "INTERNAL").ShouldBeEmpty($"{root}.{field}: {answer.Text}");
                if (marks.Any(mark => mark != id.ToString() && answer.Data.Contains(mark, StringComparison.OrdinalIgnoreCase))) showed.Add($"{root}.{field}");
            }
        }

        foreach (var field in new[] { "patients", "patient", "appointments", "appointment", "messages", "message", "conversations", "conversation" }) showed.ShouldContain($"Query.{field}");
        var after = await _ours.SnapshotAsync();
        foreach (var table in new[] { "do_not_contact_entries", "appointments", "setting_overrides", "facilities" }) after[table].ShouldNotBe(before[table], table);
    }

    [Fact]
    public async Task Nothing_is_answered_to_those_who_are_not_staff()
    {
        var patient = (await Luma.PatientAsync(await KnownRosaAsync())).EhrId;
        (string Token, string Code)[] others =
        [
            ("", "UNAUTHENTICATED"), (await Luma.SignInAsPatientAsync(patient), "FORBIDDEN"), (await Luma.SignInAsPartnerAsync(), "FORBIDDEN"),
        ];
        foreach (var (root, field) in Operations())
        {
            var (document, variables) = _schema.Operation(root, field, null);
            foreach (var (token, code) in others)
            {
                var answer = await Luma.GraphQLAsync(document, variables, token);
                answer.Codes.ShouldBe([code], $"{root}.{field}");
                answer.Data.ShouldBeOneOf("null", $"{{\"{field}\":null}}");
            }
        }
    }

    private List<(string Root, string Field)> Operations()
    {
        List<(string Root, string Field)> all = [.. Roots.SelectMany(root => _schema.Fields(root).Select(field => (root, field)))];
        all.Count.ShouldBeGreaterThan(20);
        return all;
    }
}
