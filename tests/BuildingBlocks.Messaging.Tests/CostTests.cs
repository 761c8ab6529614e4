using System.Text.Json;
using Npgsql;

namespace Luma.BuildingBlocks.Messaging.Tests;

/// <summary>Cost grows with the work due, not with what is stored: counted in pages, which do not depend on the machine.</summary>
public sealed class CostTests : MessagingTest
{
    private const int Stored = 500_000;

    [Fact]
    public async Task A_claim_beside_half_a_million_future_messages_touches_few_pages()
    {
        // 200 tenants, a fifth in streams; no statistics were gathered, which is the planner's worst case.
        await Database.ExecuteAsync($$"""
            insert into messaging.messages (id, name, body, due_at, enqueued_at, tenant, stream)
            select gen_random_uuid(), 'test.note', '{"text":"future"}', timestamptz '{{Clock.Now:O}}' + interval '1 day' + g * interval '1 second',
                '{{Clock.Now:O}}', lpad((g % 200)::text, 32, '0')::uuid, case when g % 5 = 0 then 's' || g % 1000 end
            from generate_series(1, {{Stored}}) g
            """);
        await Database.EnqueueAsync([.. Notes(10).Select(message => message with { Tenant = Guid.Parse("00000000-0000-0000-0000-000000000007") })]);

        (await PagesAsync(ClaimSql.Probe, new NpgsqlParameter<string[]> { TypedValue = [] })).ShouldBeLessThan(40);
        (await PagesAsync(ClaimSql.Oldest, ForClaim())).ShouldBeLessThan(300);
        (await PagesAsync(ClaimSql.InTurns, [.. ForClaim(), new NpgsqlParameter<Guid>()])).ShouldBeLessThan(200 * 8, "a few for each tenant");
        (await PagesAsync(StreamSql.AnyHeldUp, Now())).ShouldBeLessThan(40);
    }

    private NpgsqlParameter[] ForClaim() =>
    [
        new NpgsqlParameter<string> { TypedValue = "node/1" },
        new NpgsqlParameter<TimeSpan> { TypedValue = TimeSpan.FromSeconds(20) },
        new NpgsqlParameter<int> { TypedValue = 100 },
        Now(),
    ];

    private NpgsqlParameter Now() => new NpgsqlParameter<DateTimeOffset> { TypedValue = Clock.Now };

    /// <summary>Executes a statement for its plan, and undoes it.</summary>
    private async Task<long> PagesAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"explain (analyze, buffers, format json) {sql}", connection);
        command.Parameters.AddRange(parameters);
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
        var node = plan.RootElement[0].GetProperty("Plan");
        return node.GetProperty("Shared Hit Blocks").GetInt64() + node.GetProperty("Shared Read Blocks").GetInt64();
    }
}
