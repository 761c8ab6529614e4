namespace Luma.BuildingBlocks.GraphQL;

/// <summary>Whoever asks must be signed in and, when given, meet the policy or have one of the roles. On a method, or a class for all its
/// fields.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    /// <summary>Demands a signed-in user.</summary>
    public AuthorizeAttribute()
    {
    }

    /// <summary>Demands that a policy of the host's authorization holds.</summary>
    public AuthorizeAttribute(string policy) => Policy = policy;

    /// <summary>Name of a policy of the host's authorization.</summary>
    public string? Policy { get; set; }

    /// <summary>Roles of which one is enough.</summary>
    public string[]? Roles { get; set; }
}
