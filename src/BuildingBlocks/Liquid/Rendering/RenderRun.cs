namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>What all templates of one rendering share: output, budget, and where we are, for error messages.</summary>
internal sealed class RenderRun : IDisposable
{
    private int stepsLeft;

    public RenderRun(LiquidTemplate template, LiquidRenderOptions options)
    {
        Template = template;
        Options = options;
        Partials = options.Partials ?? template.Options.Partials;
        stepsLeft = options.MaxSteps;
        Output = new OutputBuffer(this, options.MaxOutputLength);
    }

    public LiquidRenderOptions Options { get; }

    public OutputBuffer Output { get; }

    public Func<string, LiquidTemplate?>? Partials { get; }

    public bool EscapesHtml => Options.Escape == LiquidEscape.Html;

    /// <summary>The template being rendered now: a partial while inside one.</summary>
    public LiquidTemplate Template { get; set; }

    /// <summary>Offset of the node being rendered now, in the source of <see cref="Template"/>.</summary>
    public int Position { get; set; }

    public int Depth { get; set; }

    /// <summary>What the last <c>ifchanged</c> wrote.</summary>
    public string? LastChanged { get; set; }

    public void Step(int cost = 1)
    {
        stepsLeft -= cost;
        if (stepsLeft < 0) throw Fail(Messages.StepLimit(Options.MaxSteps));
    }

    public OutputBuffer Scratch() => new(this, Options.MaxOutputLength);

    public LiquidRenderException Fail(Message message, Exception? inner = null) =>
        new(message, SourcePosition.Of(Template.Source, Position), inner);

    public void Dispose() => Output.Dispose();
}
