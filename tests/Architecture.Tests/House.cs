using System.Reflection;

namespace Luma.Architecture.Tests;

/// <summary>The assemblies and sources that the rules of the house are about.</summary>
internal static class House
{
    public static readonly Assembly Domain = Assembly.Load("Luma.Domain");
    public static readonly Assembly Application = Assembly.Load("Luma.Application");
    public static readonly Assembly Infrastructure = Assembly.Load("Luma.Infrastructure");
    public static readonly Assembly Ecw = Assembly.Load("Luma.Integrations.Ecw");
    public static readonly Assembly Api = Assembly.Load("Luma.Api");

    public static readonly IReadOnlyList<Assembly> Product = [Domain, Application, Infrastructure, Ecw, Api];

    public static readonly IReadOnlyList<Assembly> Blocks =
    [
        .. new[] { "EmbeddedPostgres", "GraphQL", "Liquid", "Mediator", "Messaging" }.Select(name => Assembly.Load($"Luma.BuildingBlocks.{name}")),
    ];

    public static string Root { get; } = FindRoot();

    /// <summary>Every source file below src, its path relative to the root with forward slashes, and its lines.</summary>
    public static IReadOnlyList<(string Path, string[] Lines)> Sources { get; } =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
           where !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
           orderby path
           select (path, File.ReadAllLines(file)),
    ];

    /// <summary>Names of our own assemblies that this one refers to, in its project or in its code.</summary>
    public static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!)
        .Where(name => name.StartsWith("Luma.", StringComparison.Ordinal));

    /// <summary>The product (or shared ground) that a type belongs to: the third part of its namespace.</summary>
    public static string ProductOf(Type type) => type.Namespace?.Split('.') is { Length: >= 3 } parts ? parts[2] : "";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Luma.Api.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root, with Luma.Api.sln, is not above the tests.");
    }
}
