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

    public string Issue(Guid accountId, Role role, string name, DateTimeOffset now) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["account"] = accountId.ToString(), ["role"] = role.ToString(), ["sub"] = name },
        SigningCredentials = new(_key, SecurityAlgorithms.HmacSha256),
    });

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
        if (!Enum.TryParse<Role>(identity.FindFirst("role")?.Value, out var role)) return false;
        actor.IsStaff(accountId, role, identity.FindFirst("sub")?.Value ?? identity.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? "staff");
        return true;
    }
}
