using Luma.BuildingBlocks.Liquid.Ast;
using Luma.BuildingBlocks.Liquid.Parsing;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid;

/// <summary>A parsed template. Immutable: parse once, render any number of times, from any number of threads.</summary>
public sealed class LiquidTemplate
{
    private readonly NameTracker names;
    private VariableUse[]? variables;

    private LiquidTemplate(string source, LiquidOptions options, Block body, NameTracker names, string[] partials)
    {
        Source = source;
        Options = options;
        Body = body;
        Partials = partials;
        this.names = names;
    }

    /// <summary>
    /// What the template reads from its model, in order of the source and once for each place. Names that the template itself sets
    /// before are not listed, nor is what its partials read; a name computed when rendering cannot be.
    /// </summary>
    // Only editors and previews ask. Two threads that ask first at once make the same list twice, which does no harm.
    public IReadOnlyList<VariableUse> Variables => variables ??= names.List();

    /// <summary>Names of the partials that <c>render</c> and <c>include</c> use, each once; computed names cannot be listed.</summary>
    public IReadOnlyList<string> Partials { get; }

    internal string Source { get; }

    internal LiquidOptions Options { get; }

    internal Block Body { get; }

    /// <summary>Reads a template. Unknown tags and filters and wrong numbers of arguments are found here, not when rendering.</summary>
    /// <exception cref="LiquidSyntaxException">The source is not a template; says where.</exception>
    public static LiquidTemplate Parse(string source, LiquidOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= LiquidOptions.Default;
        if (source.Length > options.MaxSourceLength)
            throw new LiquidSyntaxException(Messages.SourceTooLong(source.Length, options.MaxSourceLength), SourcePosition.None);

        var parser = new TemplateParser(source, options);
        var body = parser.ParseAll();
        return new(source, options, body, parser.Names, [.. parser.Partials]);
    }

    /// <summary>Writes the template with the given variables.</summary>
    /// <exception cref="LiquidRenderException">
    /// A limit was reached, a strict variable or a partial is missing, or a filter refused its input; says where.
    /// </exception>
    public string Render(IReadOnlyDictionary<string, object?> model, LiquidRenderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var run = new RenderRun(this, options ?? LiquidRenderOptions.Default);
        Body.Render(new LiquidContext(run, model));
        return run.Output.ToString();
    }
}
