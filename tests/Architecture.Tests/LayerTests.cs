using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Luma.Architecture.Tests;

/// <summary>Who may know whom.</summary>
public sealed class LayerTests
{
    private static readonly string[] Products =
    [
        "Accounts", "Practice", "Patients", "Appointments", "Messaging", "Templates", "Reminders", "CustomActions", "Broadcasts", "Hub", "Forms",
        "Scheduling", "Reschedule", "Waitlist", "WaitingRoom", "Referrals", "Feedback", "LumaBot", "Payments", "Google", "Ehr", "Reports", "Audit",
    ];

    private static readonly Dictionary<string, string[]> Layers = new(StringComparer.Ordinal)
    {
        ["Luma.Domain"] = [],
        ["Luma.Application"] = ["Luma.Domain"],
        ["Luma.Infrastructure"] = ["Luma.Domain", "Luma.Application"],
        ["Luma.Integrations.Ecw"] = ["Luma.Domain", "Luma.Application"],
        ["Luma.Api"] = ["Luma.Domain", "Luma.Application", "Luma.Infrastructure", "Luma.Integrations.Ecw"],
    };

    [Fact]
    public void Layers_refer_downwards_only()
    {
        var wrong = House.Product.SelectMany(assembly => House.References(assembly)
            .Where(name => !name.StartsWith("Luma.BuildingBlocks.", StringComparison.Ordinal) && !Layers[assembly.GetName().Name!].Contains(name))
            .Select(name => $"{assembly.GetName().Name} refers to {name}"));
        wrong.ShouldBeEmpty();
    }

    // A reference that no code uses yet is not in the assembly, so the projects are read as well.
    [Fact]
    public void Projects_refer_downwards_only()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories).ToList();
        projects.Count.ShouldBeGreaterThanOrEqualTo(9);
        var wrong = from project in projects
                    let own = Path.GetFileNameWithoutExtension(project)
                    from reference in XDocument.Load(project).Descendants("ProjectReference")
                    let name = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)
                    let block = name.StartsWith("Luma.BuildingBlocks.", StringComparison.Ordinal)
                    where own.StartsWith("Luma.BuildingBlocks.", StringComparison.Ordinal) ? !block : !block && !Layers[own].Contains(name)
                    select $"{own} refers to {name}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Building_blocks_know_no_clinic() =>
        House.Blocks.SelectMany(block => House.References(block).Where(name => !name.StartsWith("Luma.BuildingBlocks.", StringComparison.Ordinal))
            .Select(name => $"{block.GetName().Name} refers to {name}")).ShouldBeEmpty();

    [Fact]
    public void The_domain_knows_nothing_but_the_framework()
    {
        House.Domain.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name != "netstandard" && name != "mscorlib").ShouldBeEmpty();
        XDocument.Load(Path.Combine(House.Root, "src/Domain/Luma.Domain.csproj")).Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference").ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_connector_and_the_sandbox_name_its_types()
    {
        // The composition root puts the connector in, and the command that examines it is a root of its own; nobody else may.
        string[] allowed = ["src/Integrations.Ecw/", "src/Api/Sandbox/", "src/Api/Hosting/Composition.cs", "src/Api/Hosting/Commands/EcwDoctorCommand.cs"];
        var types = House.Ecw.GetTypes().Where(type => type.Name.Contains("Ecw", StringComparison.Ordinal)).Select(type => Regex.Escape(type.Name.Split('`')[0]));
        var names = new Regex($@"^(?!\s*//).*(Luma\.Integrations\.Ecw|\b({string.Join('|', types)})\b)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        House.Sources.Where(source => !allowed.Any(prefix => source.Path.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(source => source.Lines.Any(line => names.IsMatch(line))).Select(source => source.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Second_levels_are_products_or_shared_ground()
    {
        Dictionary<string, string[]> shared = new(StringComparer.Ordinal)
        {
            ["Domain"] = ["Common"],
            ["Application"] = ["Common"],
            ["Infrastructure"] = ["Common", "Persistence"],
            ["Api"] = ["GraphQL", "Hosting", "Sandbox", "V1", "Webhooks"],
        };
        var wrong = from layer in shared.Keys
                    from folder in Directory.EnumerateDirectories(Path.Combine(House.Root, "src", layer)).Select(Path.GetFileName)
                    where folder is not ("bin" or "obj" or "Properties" or "wwwroot") && !Products.Contains(folder) && !shared[layer].Contains(folder)
                    select $"src/{layer}/{folder}";
        wrong.ShouldBeEmpty();

        var namespaces = from assembly in new[] { House.Domain, House.Application, House.Infrastructure }
                         from type in assembly.GetTypes()
                         where type.Namespace?.StartsWith("Luma.", StringComparison.Ordinal) == true
                         let level = House.ProductOf(type)
                         where level != "" && !Products.Contains(level) && level is not ("Common" or "Persistence")
                         select type.FullName;
        namespaces.ShouldBeEmpty();
    }
}
