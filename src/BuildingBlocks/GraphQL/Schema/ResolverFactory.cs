using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using Luma.BuildingBlocks.GraphQL.Execution;
using Luma.BuildingBlocks.GraphQL.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Compiles a method into a resolver, once: nothing is reflected while requests run.</summary>
internal sealed class ResolverFactory(GraphQLOptions options, MethodInfo method, ParameterSource[] sources, string[] arguments, UsePagingAttribute? paging)
{
    private static readonly ParameterExpression Context = Expression.Parameter(typeof(FieldContext), "context");
    private static readonly ParameterExpression Source = Expression.Parameter(typeof(object), "source");
    private static readonly ParameterExpression Arguments = Expression.Parameter(typeof(object?[]), "arguments");

    public static ParameterKind? KindOf(Type type) => type == typeof(FieldContext) ? ParameterKind.Context
        : type == typeof(CancellationToken) ? ParameterKind.Cancellation
        : type == typeof(ClaimsPrincipal) ? ParameterKind.User
        : type == typeof(FieldSelection) ? ParameterKind.Selection
        : type == typeof(PagingArguments) ? ParameterKind.Paging
        : type == typeof(IServiceProvider) ? ParameterKind.Services
        : null;

    public static FieldBinding Property(PropertyInfo property, TypeNode reference)
    {
        var declaring = property.DeclaringType!;
        var isStatic = property.GetMethod!.IsStatic;
        var (type, isAsync) = ClrTypes.Unwrap(property.PropertyType);
        var read = Expression.Property(isStatic ? null : Expression.Convert(Source, declaring), property);
        if (isAsync)
        {
            var task = Expression.Lambda<Func<object, ValueTask<object?>>>(Results.ToValueTask(read), Source).Compile();
            return new() { Resolve = context => task(context.Source!) };
        }

        var id = IsId(reference) ? IdTypes.Reader(Nullable.GetUnderlyingType(type) ?? type) : null;
        if (id is not null)
        {
            var value = Expression.Lambda<Func<object?, object?>>(Expression.Convert(read, typeof(object)), Source).Compile();
            return new() { Pure = (source, _) => value(source) is { } boxed ? id(boxed) : null };
        }

        return new()
        {
            Pure = Expression.Lambda<PureResolver>(Expression.Convert(read, typeof(object)), Source, Arguments).Compile(),
            Write = isStatic ? null : LeafWriters.Create(property, reference),
        };
    }

    public FieldBinding Method(bool canBePure)
    {
        var (type, isAsync) = ClrTypes.Unwrap(method.ReturnType);
        var isPure = canBePure && !isAsync && paging is null && Array.TrueForAll(sources, source => source.IsPure);
        if (isPure)
        {
            var body = Expression.Convert(Call(Source, Arguments), typeof(object));
            return new() { Pure = Identified(type, Expression.Lambda<PureResolver>(body, Source, Arguments).Compile()) };
        }

        var call = Call(Expression.Property(Context, nameof(FieldContext.Source)), Expression.Property(Context, "Arguments"));
        var compiled = Expression.Lambda<FieldResolver>(Results.ToValueTask(call), Context).Compile();
        FieldResolver resolve = IdTypes.Reader(Nullable.GetUnderlyingType(type) ?? type) is { } id && type.IsValueType && ClrTypes.ElementOf(type) is null && !CustomScalars.ByType.ContainsKey(type)
            ? async context => await compiled(context) is { } value ? id(value) : null
            : compiled;
        if (paging is not null) resolve = Paged(resolve, type);
        return new() { Resolve = Array.Exists(sources, source => source.Kind is ParameterKind.Service or ParameterKind.Services) ? Scopes.Around(options, resolve) : resolve };
    }

    public FieldBinding Subscription()
    {
        var call = Call(Expression.Property(Context, nameof(FieldContext.Source)), Expression.Property(Context, "Arguments"));
        var open = Expression.Lambda<FieldResolver>(Results.ToValueTask(call), Context).Compile();
        var type = ClrTypes.Unwrap(method.ReturnType).Type;
        if (!type.IsGenericType) return new();
        var boxed = (IStreamBoxer)Activator.CreateInstance(typeof(StreamBoxer<>).MakeGenericType(type.GetGenericArguments()))!;
        return new()
        {
            Subscribe = async (context, cancellationToken) => boxed.Box((await open(context))!, cancellationToken),
            // Each event is the field's value.
            Pure = static (source, _) => source,
        };
    }

    private static bool IsId(TypeNode reference) => reference is NamedTypeNode { Name.Value: "ID" } or NonNullTypeNode { Inner: NamedTypeNode { Name.Value: "ID" } };

    private static PureResolver Identified(Type type, PureResolver pure)
    {
        var reader = type.IsValueType && !CustomScalars.ByType.ContainsKey(Nullable.GetUnderlyingType(type) ?? type) && !type.IsPrimitive && !type.IsEnum ? IdTypes.Reader(Nullable.GetUnderlyingType(type) ?? type) : null;
        return reader is null ? pure : (source, arguments) => pure(source, arguments) is { } value ? reader(value) : null;
    }

    private FieldResolver Paged(FieldResolver resolve, Type type)
    {
        var at = Array.IndexOf(arguments, "first");
        var slicer = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Connection<>) ? null
            : (IPageSlicer)Activator.CreateInstance(typeof(PageSlicer<>).MakeGenericType(ClrTypes.ElementOf(type) ?? typeof(object)))!;
        return async context =>
        {
            // Read before the call, so that wrong numbers are refused whether or not the method looks at them.
            var page = PagingFields.Read(paging!, context.Arguments, at);
            var value = await resolve(context);
            return slicer is null || value is null ? value : slicer.Slice(value, page);
        };
    }

    private MethodCallExpression Call(Expression source, Expression values)
    {
        var instance = method.IsStatic ? null : Expression.Convert(source, method.DeclaringType!);
        return Expression.Call(instance, method, sources.Select(parameter => Value(parameter, source, values)));
    }

    private Expression Value(ParameterSource parameter, Expression source, Expression values)
    {
        var type = parameter.Parameter.ParameterType;
        return parameter.Kind switch
        {
            ParameterKind.Parent => Expression.Convert(source, type),
            ParameterKind.Context => Context,
            ParameterKind.Cancellation => Expression.Property(Context, nameof(FieldContext.CancellationToken)),
            ParameterKind.User => Expression.Property(Context, nameof(FieldContext.User)),
            ParameterKind.Selection => Expression.Property(Context, nameof(FieldContext.Selection)),
            ParameterKind.Services => Expression.Property(Context, nameof(FieldContext.Services)),
            ParameterKind.Service => Expression.Call(typeof(ServiceProviderServiceExtensions), nameof(ServiceProviderServiceExtensions.GetRequiredService), [type], Expression.Property(Context, nameof(FieldContext.Services))),
            ParameterKind.Loader => Expression.Convert(Expression.Call(typeof(Results), nameof(Results.Loader), null, Context, Expression.Constant(parameter.Loader, typeof(Fetching.LoaderDefinition))), type),
            ParameterKind.Paging when paging is not null => Expression.Call(typeof(PagingFields), nameof(PagingFields.Read), null,
                Expression.Constant(paging), values, Expression.Constant(Array.IndexOf(arguments, "first"))),
            ParameterKind.Argument => Expression.Call(typeof(Results), nameof(Results.Argument), [type], values, Expression.Constant(parameter.Index)),
            _ => throw new GraphQLSchemaException([$"{method.DeclaringType!.Name}.{method.Name} takes PagingArguments, but has no [UsePaging]."]),
        };
    }
}
