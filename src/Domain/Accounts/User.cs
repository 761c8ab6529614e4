namespace Luma.Domain.Accounts;

public enum Role
{
    Admin,
    Manager,
    Staff,
}

public sealed class User
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public Role Role { get; set; }

    public bool Active { get; set; } = true;

    public DateTimeOffset CreatedAt { get; init; }
}
