using System.Diagnostics;
using Luma.Acceptance.Support;
using Luma.Api.GraphQL;
using Luma.Application;
using Luma.Application.Common;
using Luma.BuildingBlocks.GraphQL;
using Luma.Domain.Accounts;
using Luma.Infrastructure;
using Luma.Infrastructure.Persistence;
using Luma.Integrations.Ecw.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>How many statements an operation sends does not depend on how many rows it shows.</summary>
public sealed class StaffStatementTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    /// <summary>The tenant is set, the head of the audit chain locked, and its entries appended.</summary>
    private const int Around = 3;

    [Theory]
    [InlineData("patients", "patients(first: $n) { nodes { lastName } }", 1)]
    [InlineData("patients counted", "patients(first: $n) { totalCount nodes { lastName } }", 2)]
    [InlineData("patients with parts", "patients(first: $n) { nodes { lastName doNotContact contacts { value } } }", 3)]
    [InlineData("patients with lists", "patients(first: $n) { nodes { appointments(first: 1, where: {from: \"2026-12-01T00:00:00Z\"}) { totalCount nodes { start provider { name } } } messages(first: 1, orderBy: [{dueAt: DESC}]) { totalCount nodes { body } } } }", 5)]
    [InlineData("appointments", "appointments(first: $n) { nodes { start patient { lastName } provider { name } facility { name } type { name } } }", 1)]
    [InlineData("appointments in full", "appointments(first: $n, where: {from: \"2026-12-08T00:00:00Z\", status: UNCONFIRMED}) { nodes { patient { contacts { value } } provider { remindersEnabled } facility { ehrId } type { ehrId } messages { body explanation { rule } attempts { at } patient { lastName } appointment { start } } } }", 9)]
    [InlineData("messages", "messages(first: $n, where: {state: PLANNED, purpose: REMINDER}) { nodes { state body explanation { rule } attempts { at } patient { lastName } appointment { start } } }", 4)]
    [InlineData("conversations", "conversations(first: $n) { nodes { lastEntry { body } entries(first: 5) { totalCount nodes { body } } patient { lastName } } }", 4)]
    public async Task An_operation_sends_a_fixed_number_of_statements(string what, string selection, int most)
    {
        foreach (var text in new[] { "+14155550101", "+14155550102", "+14155550103", "+14155550104" }) await Luma.TextAsync(text, "A question");

        var (few, fewBytes) = await CountAsync(selection, 2);
        var (many, manyBytes) = await CountAsync(selection, 25);

        many.ShouldBe(few, what);
        many.ShouldBeLessThanOrEqualTo(most + Around, what);
        // There was more to show, so that more statements would have been sent had each row its own.
        manyBytes.ShouldBeGreaterThan(fewBytes);
    }

    private async Task<(int Statements, int Bytes)> CountAsync(string selection, int rows)
    {
        await using var databases = new Databases(Luma.Database);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddApplication().AddStaffApi(sandbox: true);
        services.AddInfrastructure(databases, new Uri("http://localhost"), TimeSpan.FromHours(1));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsStaff(SandboxClinic.AccountId, Role.Admin, "admin");

        // Only what this operation sends: other tests of this process have traces of their own.
        using var own = new Activity("operation").Start();
        var statements = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == own.TraceId && activity.Tags.Any(tag => tag.Key is "db.query.text" or "db.statement")) Interlocked.Increment(ref statements);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var answer = await provider.GetRequiredService<GraphQLExecutor>().ExecuteAsync(
            GraphQLRequest.Of("{ " + selection.Replace("$n", $"{rows}", StringComparison.Ordinal) + " }"), scope.ServiceProvider);
        answer.ShouldStartWith("{\"data\":");
        statements.ShouldBeGreaterThan(0);
        return (statements, answer.Length);
    }
}
