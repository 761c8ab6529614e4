using System.Reflection;
using Luma.BuildingBlocks.GraphQL.Fetching;
using Luma.BuildingBlocks.GraphQL.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.GraphQL.Schema;

/// <summary>Reads annotated classes into definitions, as SDL would give them, and into bindings, which SDL cannot give.</summary>
internal sealed partial class SchemaScanner
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly NullabilityInfoContext nullability = new();
    private readonly SchemaBindings bindings = new();
    private readonly List<DefinitionNode> definitions = [];
    private readonly List<string> problems = [];
    private readonly Dictionary<string, Type> names = new(StringComparer.Ordinal);
    private readonly Queue<Action> later = new();
    private readonly List<(string Target, Type Holder)> extensions = [];
    private readonly List<LoaderDefinition> loaders = [];
    private readonly IReadOnlyList<Type> holders;
    private readonly GraphQLOptions options;
    private readonly IServiceProviderIsService? services;

    private SchemaScanner(GraphQLOptions options, IServiceProviderIsService? services)
    {
        (this.options, this.services) = (options, services);
        holders = [.. options.Assemblies.SelectMany(assembly => assembly.GetTypes()).Concat(options.Types).Distinct()];
    }

    /// <exception cref="GraphQLSchemaException">The classes contradict each other; says everything that is wrong.</exception>
    public static GraphQLSchema Scan(GraphQLOptions options, IServiceProviderIsService? services)
    {
        var scanner = new SchemaScanner(options, services);
        scanner.ReadAll();
        if (scanner.problems.Count > 0) throw new GraphQLSchemaException(scanner.problems);
        return SchemaAssembler.Assemble(new(new(ReadOnlyMemory<byte>.Empty), [.. scanner.definitions]), scanner.bindings);
    }

    private void ReadAll()
    {
        foreach (var holder in holders) ReadLoaders(holder);
        foreach (var holder in holders)
        {
            if (holder.GetCustomAttribute<ExtendObjectTypeAttribute>() is { } extend) extensions.Add((extend.Name ?? ClrNames.Type(extend.Type!), holder));
            if (holder.GetCustomAttribute<QueryTypeAttribute>() is not null) extensions.Add(("Query", holder));
            if (holder.GetCustomAttribute<MutationTypeAttribute>() is not null) extensions.Add(("Mutation", holder));
            if (holder.GetCustomAttribute<SubscriptionTypeAttribute>() is not null) extensions.Add(("Subscription", holder));
        }

        foreach (var root in Enum.GetNames<OperationKind>())
            if (extensions.Exists(extension => extension.Target == root)) AddRoot(root);
        // Types are found while reading fields, and have fields themselves.
        while (later.TryDequeue(out var read)) read();
        foreach (var (target, holder) in extensions.Where(extension => !names.ContainsKey(extension.Target)))
            problems.Add($"{holder.Name} extends \"{target}\", which no field leads to.");
    }

    private void AddRoot(string name)
    {
        names[name] = typeof(void);
        later.Enqueue(() => definitions.Add(new ObjectTypeNode(0, false, null, Name(name), [], [], [.. ExtensionFields(name)])));
    }

    private IEnumerable<FieldDefinitionNode> ExtensionFields(string type)
    {
        foreach (var (_, holder) in extensions.Where(extension => extension.Target == type))
        {
            foreach (var method in holder.GetMethods(Static).Where(IsField)) yield return Method(type, method, holder);
            foreach (var property in holder.GetProperties(Static).Where(property => !IsIgnored(property))) yield return Property(type, property);
        }
    }

    private void ReadLoaders(Type holder)
    {
        foreach (var method in holder.GetMethods(Static | BindingFlags.NonPublic))
        {
            if (method.GetCustomAttribute<DataLoaderAttribute>() is not { } attribute) continue;
            if (LoaderFactory.Create(method, attribute) is { } loader) loaders.Add(loader);
            else problems.Add($"{holder.Name}.{method.Name} is no data loader: it takes IReadOnlyList<TKey> and returns Task<IReadOnlyDictionary<TKey, TValue>>.");
        }
    }

    private static bool IsIgnored(MemberInfo member) => member.GetCustomAttribute<GraphQLIgnoreAttribute>() is not null;

    private static bool IsField(MethodInfo method) => !method.IsSpecialName && !method.IsGenericMethod && method.ReturnType != typeof(void) && method.ReturnType != typeof(Task)
        && !IsIgnored(method) && method.GetCustomAttribute<DataLoaderAttribute>() is null;

    private static Name Name(string name) => new(name, 0);

    private static StringValueNode? Text(string? text) => text is null ? null : new(0, text, text.Contains('\n', StringComparison.Ordinal));

    private static StringValueNode? Description(ICustomAttributeProvider member) => Text(ClrNames.Description(member));

    private static DirectiveNode[] Deprecated(ICustomAttributeProvider member) => ClrNames.Deprecation(member) is { } reason
        ? [new(0, Name("deprecated"), [new(Name("reason"), new StringValueNode(0, reason, block: false))])] : [];
}
