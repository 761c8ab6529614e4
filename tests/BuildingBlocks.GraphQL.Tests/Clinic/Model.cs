namespace Luma.BuildingBlocks.GraphQL.Tests.Clinic;

/// <summary>A small clinic, to try annotated classes with.</summary>
public readonly record struct PatientId(Guid Value);

public enum VisitStatus
{
    Unconfirmed,
    NoShow,
    [GraphQLDescription("Checked in at the desk.")]
    CheckedIn,
}

[InterfaceType]
public interface IPerson
{
    string Name { get; }
}

[GraphQLDescription("Who is cared for.")]
public sealed record Patient(PatientId Id, string Name, string? Email, DateOnly Born, int ProviderNumber, IReadOnlyList<string> Languages) : IPerson
{
    [GraphQLIgnore]
    public string Secret => "secret";

    [GraphQLDeprecated("use name")]
    public string FullName => Name;

    public int Visits(int factor = 2) => factor * 3;

    public string Broken => throw new InvalidOperationException("private details");

    public string Missing => null!;
}

public sealed record Provider(int Number, string Name, Uri? Site) : IPerson
{
    public TimeSpan Shift => TimeSpan.FromHours(8);
}

public sealed record Visit(Guid Id, DateTimeOffset Start, VisitStatus Status, long Ticket, decimal Price, TimeOnly? Alarm);

[UnionType]
public interface IHit;

public sealed record PatientHit(string Text) : IHit;

public sealed record VisitHit(Visit Visit) : IHit;

public sealed record PatientFilter(string? Search, IReadOnlyList<VisitStatus>? Status, Optional<string> Email, DateRange? Born);

public sealed record DateRange(DateOnly From, DateOnly? To);

[OneOf]
public sealed record PatientKey(PatientId? Id, string? Name);

public sealed record RenameInput([property: ID] PatientId Id, string Name, VisitStatus Status = VisitStatus.CheckedIn);

public sealed record RenamePayload(Patient? Patient, IReadOnlyList<Problem> Errors);

public sealed record Problem(string Code, string Message, IReadOnlyList<string>? Path);
