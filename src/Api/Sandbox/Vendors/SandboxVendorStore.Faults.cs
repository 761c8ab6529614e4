using NpgsqlTypes;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>How a stand-in misbehaves for its next calls.</summary>
/// <param name="Mode"><c>error</c>, <c>timeout</c> or <c>rate-limit</c>; <c>ok</c> ends the others.</param>
/// <param name="Count">How many calls; null: until told otherwise.</param>
/// <param name="To">Only calls about that recipient.</param>
public sealed record SandboxFault(string Provider, string Mode, string? ErrorCode, int? Count, string? To)
{
    public const string Ok = "ok";
    public const string Error = "error";
    public const string Timeout = "timeout";
    public const string RateLimit = "rate-limit";
}

public sealed partial class SandboxVendorStore
{
    /// <summary>Replaces what was said before of the same provider and recipient; <c>ok</c> without a recipient ends everything.</summary>
    public async Task SetFaultAsync(SandboxFault fault, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            "delete from sandbox.faults where provider = $1 and (recipient is not distinct from $2 or ($2 is null and $3 = 'ok'))",
            [Text(fault.Provider), Text(fault.To), Text(fault.Mode)], cancellationToken);
        if (fault.Mode == SandboxFault.Ok) return;
        await ExecuteAsync(
            "insert into sandbox.faults (provider, mode, error_code, remaining, recipient) values ($1, $2, $3, $4, $5)",
            [
                Text(fault.Provider), Text(fault.Mode), Text(fault.ErrorCode),
                new() { Value = (object?)fault.Count ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer }, Text(fault.To),
            ],
            cancellationToken);
    }

    /// <summary>Uses up one call of the fault that applies, the one about the recipient first. Null: behave.</summary>
    public async Task<SandboxFault?> TakeFaultAsync(string provider, string recipient, CancellationToken cancellationToken) => (await ReadAsync(
        """
        update sandbox.faults set remaining = remaining - 1
        where id = (
            select id from sandbox.faults
            where provider = $1 and (recipient is null or recipient = $2) and (remaining is null or remaining > 0)
            order by recipient is null, id limit 1 for update)
        returning mode, error_code
        """,
        [Text(provider), Text(recipient)],
        row => new SandboxFault(provider, row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), null, null), cancellationToken)).FirstOrDefault();
}
