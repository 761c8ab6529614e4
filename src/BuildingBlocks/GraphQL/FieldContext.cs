using System.Security.Claims;
using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>Finds a field's value. An exception becomes the field's error; only a <see cref="GraphQLException"/>'s text is shown.</summary>
public delegate ValueTask<object?> FieldResolver(FieldContext context);

/// <summary>What a resolver knows: its parent's value, its arguments, who asks, and which fields below it are wanted.</summary>
public sealed class FieldContext
{
    private readonly RequestState request;
    private readonly Selection selection;
    private readonly object?[] arguments;

    internal FieldContext(RequestState request, Selection selection, object? source, object?[] arguments)
    {
        this.request = request;
        this.selection = selection;
        this.arguments = arguments;
        Source = source;
        Services = request.Services;
    }

    /// <summary>The parent's value; of a root field, the request's root value.</summary>
    public object? Source { get; }

    /// <summary>The services of the request, or of this resolver when each has its own scope.</summary>
    public IServiceProvider Services { get; internal set; }

    /// <summary>Who asks; without identity when nobody signed in.</summary>
    public ClaimsPrincipal User => request.User;

    /// <summary>Cancelled when the client went away or the time is up.</summary>
    public CancellationToken CancellationToken => request.CancellationToken;

    /// <summary>The field's name in the schema.</summary>
    public string FieldName => selection.Field.Name;

    /// <summary>The fields asked for below this one.</summary>
    public FieldSelection Selection => new(selection);

    internal RequestState Request => request;

    internal object?[] Arguments => arguments;

    internal OutputField Field => selection.Field;

    /// <summary>The parent's value.</summary>
    public T Parent<T>() => (T)Source!;

    /// <summary>An argument's value; the type's default when it was not given.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    public T? Argument<T>(string name) => TryGetArgument(name, out var value) ? (T?)value : default;

    /// <summary>Whether an argument was given or has a default.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    public bool TryGetArgument(string name, out object? value)
    {
        var index = selection.Field.ArgumentIndex(name);
        if (index < 0) throw new ArgumentException($"The field {selection.Field.Name} has no argument {name}.", nameof(name));
        value = arguments[index];
        if (!ReferenceEquals(value, Missing.Value)) return true;
        value = null;
        return false;
    }
}
