using System.Reflection;
using Luma.BuildingBlocks.GraphQL.Language;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Fields of object types, and their bindings.</summary>
internal sealed partial class SchemaScanner
{
    private FieldDefinitionNode Property(string type, PropertyInfo property)
    {
        var name = ClrNames.Field(property);
        var reference = Reference(nullability.Create(property), property, input: false);
        bindings.Fields[(type, name)] = Decorate(ResolverFactory.Property(property, reference), property, property.DeclaringType!, isMethod: false);
        return new(0, Description(property), Name(name), [], reference, Deprecated(property));
    }

    private FieldDefinitionNode Method(string type, MethodInfo method, Type holder)
    {
        var name = ClrNames.Field(method);
        var arguments = new List<InputValueNode>();
        var sources = method.GetParameters().Select(parameter => Source(type, name, parameter, arguments)).ToArray();
        var paging = method.GetCustomAttribute<UsePagingAttribute>();
        if (paging is not null) arguments.AddRange(PagingFields.Arguments(paging));
        var stream = type == nameof(OperationKind.Subscription);
        var reference = stream ? EventReference(method) : paging is not null ? PagedReference(method) : Reference(nullability.Create(method.ReturnParameter), new MethodAttributes(method), input: false);
        var root = type is nameof(OperationKind.Query) or nameof(OperationKind.Mutation);
        var factory = new ResolverFactory(options, method, sources, [.. arguments.Select(argument => argument.Name.Value)], paging);
        var binding = stream ? factory.Subscription() : factory.Method(canBePure: !root);
        bindings.Fields[(type, name)] = Decorate(binding, method, holder, isMethod: true) with
        {
            IsConnection = paging is not null,
            AssumedSize = paging?.DefaultPageSize ?? method.GetCustomAttribute<ListSizeAttribute>()?.AssumedSize,
        };
        return new(0, Description(method), Name(name), [.. arguments], reference, Deprecated(method));
    }

    private FieldBinding Decorate(FieldBinding binding, MemberInfo member, Type holder, bool isMethod)
    {
        AuthorizeAttribute[] rules = [.. holder.GetCustomAttributes<AuthorizeAttribute>(), .. member.GetCustomAttributes<AuthorizeAttribute>()];
        if (isMethod && binding.Resolve is not null)
        {
            foreach (var middleware in holder.GetCustomAttributes<FieldMiddlewareAttribute>().Concat(member.GetCustomAttributes<FieldMiddlewareAttribute>()).Reverse())
                binding = binding with { Resolve = middleware.Wrap(binding.Resolve) };
            foreach (var wrap in options.FieldMiddleware.Reverse()) binding = binding with { Resolve = wrap(binding.Resolve) };
        }

        return binding with
        {
            Rules = rules,
            Cost = member.GetCustomAttribute<CostAttribute>()?.Weight ?? (isMethod ? 1 : 0),
            AssumedSize = member.GetCustomAttribute<ListSizeAttribute>()?.AssumedSize,
        };
    }

    private TypeNode PagedReference(MethodInfo method)
    {
        var info = nullability.Create(method.ReturnParameter);
        var (type, isAsync) = ClrTypes.Unwrap(info.Type);
        if (isAsync) info = info.GenericTypeArguments[0];
        var item = IsConnection(type) ? type.GetGenericArguments()[0] : ClrTypes.ElementOf(type);
        if (item is null)
        {
            problems.Add($"{method.DeclaringType!.Name}.{method.Name} has [UsePaging], but returns no Connection<T> and no sequence.");
            item = typeof(object);
        }

        return new NonNullTypeNode(new NamedTypeNode(Name(ConnectionType(item))));
    }

    private TypeNode EventReference(MethodInfo method)
    {
        var info = nullability.Create(method.ReturnParameter);
        var (type, isAsync) = ClrTypes.Unwrap(info.Type);
        if (isAsync) info = info.GenericTypeArguments[0];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            return Reference(info.GenericTypeArguments[0], type.GetGenericArguments()[0], ClrNames.Attribute<IDAttribute>(method) is not null, input: false);
        problems.Add($"{method.DeclaringType!.Name}.{method.Name} is a subscription, but returns no IAsyncEnumerable<T>.");
        return new NamedTypeNode(Name("String"));
    }

    private string ConnectionType(Type item)
    {
        var node = ScalarOf(item, isId: false) ?? OutputType(item);
        var name = $"{node}Connection";
        if (!Claim(name, typeof(Connection<>).MakeGenericType(item))) return name;
        if (Claim("PageInfo", typeof(PageInfo))) later.Enqueue(() => ReadComplex("PageInfo", typeof(PageInfo)));
        Claim($"{node}Edge", typeof(Edge<>).MakeGenericType(item));
        var (connection, edge) = PagingFields.Types(node, item, bindings);
        definitions.Add(connection);
        definitions.Add(edge);
        return name;
    }
}

/// <summary>Attributes of a method and of its return value together.</summary>
internal sealed class MethodAttributes(MethodInfo method) : ICustomAttributeProvider
{
    public object[] GetCustomAttributes(bool inherit) => [.. method.GetCustomAttributes(inherit), .. method.ReturnParameter.GetCustomAttributes(inherit)];

    public object[] GetCustomAttributes(Type attributeType, bool inherit) =>
        [.. method.GetCustomAttributes(attributeType, inherit), .. method.ReturnParameter.GetCustomAttributes(attributeType, inherit)];

    public bool IsDefined(Type attributeType, bool inherit) => method.IsDefined(attributeType, inherit) || method.ReturnParameter.IsDefined(attributeType, inherit);
}
