namespace Luma.Api.Sandbox.Vendors;

public sealed partial class SandboxVendorStore
{
    public const string Mobile = "mobile";
    public const string Landline = "landline";
    public const string Invalid = "invalid";

    /// <param name="number">E.164.</param>
    /// <param name="type">A line type of Lookup v2 (<c>landline</c>, <c>fixedVoip</c> …) or <c>invalid</c>.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public Task SetLineAsync(string number, string type, CancellationToken cancellationToken) => ExecuteAsync(
        "insert into sandbox.lines (number, type) values ($1, $2) on conflict (number) do update set type = excluded.type",
        [Text(number), Text(type)], cancellationToken);

    public async Task<string> LineTypeAsync(string number, CancellationToken cancellationToken) => (await ReadAsync(
        "select type from sandbox.lines where number = $1", [Text(number)], row => row.GetString(0), cancellationToken)).FirstOrDefault() ?? Mobile;

    /// <summary>The one key of this database; the one made here becomes it if there is none yet.</summary>
    internal async Task<(string PrivateKey, string Certificate)> SnsKeyAsync(Func<(string PrivateKey, string Certificate)> make, CancellationToken cancellationToken)
    {
        for (var made = false; ; made = true)
        {
            var kept = await ReadAsync(
                "select private_key, certificate from sandbox.sns_key", [], row => (row.GetString(0), row.GetString(1)), cancellationToken);
            if (kept.Count > 0) return kept[0];
            if (made) throw new InvalidOperationException("The sandbox's signing key could not be stored.");
            var (key, certificate) = make();
            await ExecuteAsync(
                "insert into sandbox.sns_key (private_key, certificate) values ($1, $2) on conflict do nothing", [Text(key), Text(certificate)], cancellationToken);
        }
    }
}
