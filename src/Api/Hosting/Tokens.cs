using System.Security.Claims;
using System.Security.Cryptography;
using Luma.Application.Common;
using Luma.Domain.Accounts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Luma.Api.Hosting;

/// <summary>Bearer tokens of the sandbox, signed with a key of this host. Sign-in proper takes their place (docs/decisions).</summary>
public sealed class Tokens
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private const string Issuer = "luma-sandbox";

    private readonly SymmetricSecurityKey _key;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <param name="secret">At least 32 bytes; nodes of one system share it.</param>
    public Tokens(byte[] secret) => _key = new(SHA256.HashData(secret));

    public string ForStaff(Guid accountId, Role role, string name, DateTimeOffset now) => Issue(accountId, "staff", name, role.ToString(), now);

    public string ForPatient(Guid accountId, string ehrId, DateTimeOffset now) => Issue(accountId, "patient", ehrId, null, now);

    public string ForPartner(Guid accountId, string client, DateTimeOffset now) => Issue(accountId, "partner", client, null, now);

    /// <returns>False for a token that is not ours, was changed, or has expired.</returns>
    public async Task<bool> TrySignInAsync(string token, Actor actor)
    {
        // Expiry is real time: a sandbox clock that jumps a week must not sign everybody out.
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer, ValidateAudience = false, IssuerSigningKey = _key, ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        });
        if (!result.IsValid || result.ClaimsIdentity is not { } identity) return false;
        if (!Guid.TryParse(identity.FindFirst("account")?.Value, out var accountId)) return false;
        var name = identity.FindFirst("sub")?.Value ?? identity.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? "";
        switch (identity.FindFirst("kind")?.Value)
        {
            case "patient":
                actor.IsPatient(accountId, name);
                return true;
            case "partner":
                actor.IsPartner(accountId, name);
                return true;
            case "staff" when Enum.TryParse<Role>(identity.FindFirst("role")?.Value, out var role):
                actor.IsStaff(accountId, role, name);
                return true;
            default:
                return false;
        }
    }

    private string Issue(Guid accountId, string kind, string name, string? role, DateTimeOffset now) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["account"] = accountId.ToString(), ["kind"] = kind, ["sub"] = name, ["role"] = role ?? "",
        },
        SigningCredentials = new(_key, SecurityAlgorithms.HmacSha256),
    });
}
