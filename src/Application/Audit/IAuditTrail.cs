namespace Luma.Application.Audit;

/// <summary>The append-only, hash-chained record of who saw and changed what (HIPAA § 164.312(b)). Written in the transaction of the act itself.</summary>
public interface IAuditTrail
{
    /// <param name="detail">Never free text of patients: ids, keys, old and new values of settings.</param>
    void Record(string action, string? resourceKind = null, string? resourceId = null, object? detail = null);
}

/// <summary>A request whose success is recorded, under this action.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AuditedAttribute(string action) : Attribute
{
    public string Action { get; } = action;
}

/// <summary>Names the resource that an audited request is about.</summary>
public interface IAuditSubject
{
    (string Kind, string Id)? Subject { get; }
}
