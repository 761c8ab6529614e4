using Luma.Domain.Accounts;
using Luma.Integrations.Ecw.Sandbox;

namespace Luma.Api.Sandbox;

/// <summary>Who can sign in to the sandbox.</summary>
internal sealed record SandboxUser(string Name, Guid AccountId, Role Role);

internal static class SandboxUsers
{
    public static IReadOnlyList<SandboxUser> All { get; } =
    [
        new("admin", SandboxClinic.AccountId, Role.Admin),
        new("manager", SandboxClinic.AccountId, Role.Manager),
        new("staff", SandboxClinic.AccountId, Role.Staff),
        new("other-admin", SandboxSeed.OtherAccountId, Role.Admin),
    ];
}
