namespace Luma.Application.Common;

public enum ErrorKind
{
    Invalid,
    NotFound,
    Forbidden,
    Unauthenticated,
    Conflict,
    Unavailable,
}

/// <summary>An expected way not to succeed. Each situation is one small record in its feature's errors file.</summary>
/// <param name="Code">Stable, listed in <c>docs/errors.md</c>.</param>
/// <param name="Path">The input field concerned, if one is.</param>
public record Error(ErrorKind Kind, string Code, string Message, string? Path = null)
{
    public static Error NotFound(string what) => new(ErrorKind.NotFound, "NOT_FOUND", $"There is no such {what}.");

    public static Error Invalid(string path, string message) => new(ErrorKind.Invalid, "VALIDATION", message, path);

    public static Error Forbidden(string message) => new(ErrorKind.Forbidden, "FORBIDDEN", message);

    public static Error Unauthenticated() => new(ErrorKind.Unauthenticated, "UNAUTHENTICATED", "Sign in first.");
}

/// <summary>What behaviours need to know of any result.</summary>
public interface IResult<out TSelf>
{
    IReadOnlyList<Error> Errors { get; }

    bool Succeeded => Errors.Count == 0;

    static abstract TSelf Fail(IReadOnlyList<Error> errors);
}

/// <summary>Done, or the errors that kept it from being done.</summary>
public sealed record Result(IReadOnlyList<Error> Errors) : IResult<Result>
{
    public static readonly Result Ok = new([]);

    public bool Succeeded => Errors.Count == 0;

    public static Result Fail(IReadOnlyList<Error> errors) => new(errors);

    public static implicit operator Result(Error error) => new([error]);
}

/// <summary>A value, or the errors that kept it from coming about.</summary>
public sealed record Result<T>(T? Value, IReadOnlyList<Error> Errors) : IResult<Result<T>>
{
    public bool Succeeded => Errors.Count == 0;

    public static Result<T> Fail(IReadOnlyList<Error> errors) => new(default, errors);

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);
}
