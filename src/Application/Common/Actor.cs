using Luma.Domain.Accounts;

namespace Luma.Application.Common;

public enum Audience
{
    /// <summary>Signed-in staff with the permission that the request names.</summary>
    Staff,

    /// <summary>A vendor's webhook whose signature was checked.</summary>
    Vendor,

    /// <summary>Whoever holds an unguessable link.</summary>
    LinkHolder,

    /// <summary>A signed-in patient: sees what is their own.</summary>
    Patient,

    /// <summary>Another system of the clinic, signed in as a client.</summary>
    Partner,

    /// <summary>The product itself: recurring work, handlers of messages.</summary>
    System,
}

public enum Permission
{
    ViewPatients,
    ViewMessages,
    ViewHub,
    SendMessages,
    ManageDoNotContact,
    ManagePractice,
    ManageSettings,
    SyncEhr,
    ViewAudit,
}

/// <summary>Who acts in this scope, and for which account. Set once, at the edge.</summary>
public sealed class Actor
{
    public Guid? AccountId { get; private set; }

    public Audience Audience { get; private set; } = Audience.LinkHolder;

    public Role? Role { get; private set; }

    /// <summary>As it stands in the audit log: <c>staff:…</c>, <c>vendor:twilio</c>, <c>system</c>.</summary>
    public string Name { get; private set; } = "anonymous";

    public void IsStaff(Guid accountId, Role role, string name) => (AccountId, Audience, Role, Name) = (accountId, Audience.Staff, role, $"staff:{name}");

    public void IsPatient(Guid accountId, string ehrId) => (AccountId, Audience, Name) = (accountId, Audience.Patient, $"patient:{ehrId}");

    public void IsPartner(Guid accountId, string client) => (AccountId, Audience, Name) = (accountId, Audience.Partner, $"partner:{client}");

    public void IsVendor(string name) => (Audience, Name) = (Audience.Vendor, $"vendor:{name}");

    public void IsSystem(Guid? accountId = null) => (AccountId, Audience, Name) = (accountId, Audience.System, "system");

    /// <summary>A tenant found by what the request itself carries (a number, a link).</summary>
    public void BelongsTo(Guid accountId) => AccountId = accountId;

    /// <summary>Acts as another does: for a scope that carries on what one with that actor began.</summary>
    public void ActsAs(Actor other) => (AccountId, Audience, Role, Name) = (other.AccountId, other.Audience, other.Role, other.Name);

    public bool May(Permission permission) => Audience == Audience.System || (Role is { } role && Roles.Grants(role, permission));
}

/// <summary>What each role may do.</summary>
public static class Roles
{
    private static readonly Permission[] Staff =
        [Permission.ViewPatients, Permission.ViewMessages, Permission.ViewHub, Permission.SendMessages, Permission.ManageDoNotContact];

    private static readonly Permission[] Manager = [.. Staff, Permission.ManagePractice, Permission.SyncEhr];

    public static bool Grants(Role role, Permission permission) => role switch
    {
        Role.Admin => true,
        Role.Manager => Manager.Contains(permission),
        _ => Staff.Contains(permission),
    };
}

/// <summary>Who may send a request. Every request carries one of the two; an architecture test holds it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAttribute(params Audience[] audiences) : Attribute
{
    public IReadOnlyList<Audience> Audiences { get; } = audiences;
}
