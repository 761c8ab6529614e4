using Luma.Application.Ehr;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>The EHR's list of codes, and which codes on appointments no mapping knows (REM-80, REM-93).</summary>
internal static class StatusCodes
{
    public static Task StoreAsync(MergeContext context, IReadOnlyList<EhrStatusCode> codes, CancellationToken cancellationToken) => context.InTransactionAsync(
        async connection =>
        {
            await connection.ExecuteAsync(
                "update ehr_status_codes set listed = false where listed and not (code = any($1))", cancellationToken, [codes.Select(code => code.Code).ToArray()]);
            await connection.ExecuteAsync(
                """
                insert into ehr_status_codes (account_id, code, description, color)
                select $1, c.code, c.description, nullif(c.color, '') from unnest($2::text[], $3::text[], $4::text[]) as c (code, description, color)
                on conflict (account_id, code) do update set description = excluded.description, color = excluded.color, listed = true
                """,
                cancellationToken, context.AccountId, codes.Select(code => code.Code).ToArray(), codes.Select(code => code.Description).ToArray(),
                codes.Select(code => code.Color ?? "").ToArray());
        },
        cancellationToken);

    public static Task MarkUnmappedAsync(MergeContext context, CancellationToken cancellationToken) => context.InTransactionAsync(
        async connection =>
        {
            await connection.ExecuteAsync(
                """
                insert into ehr_status_codes (account_id, code, listed, unmapped_at) select $1, c, false, $3 from unnest($2::text[]) as c
                on conflict (account_id, code) do update set unmapped_at = excluded.unmapped_at
                """,
                cancellationToken, context.AccountId, context.Tally.UnmappedCodes.ToArray(), context.Now);

            var marked = new List<string>();
            await using (var command = connection.Command("select code from ehr_status_codes where unmapped_at is not null"))
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken)) marked.Add(reader.GetString(0));
            }

            await connection.ExecuteAsync(
                "update ehr_status_codes set unmapped_at = null where code = any($1)", cancellationToken,
                [marked.Where(code => context.Mapping.Read(code).Mapped).ToArray()]);
        },
        cancellationToken);
}
