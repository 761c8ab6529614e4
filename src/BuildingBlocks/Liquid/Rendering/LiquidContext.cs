using System.Globalization;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid;

/// <summary>The rendering a filter is called from: its culture, zone, clock and limits. Valid during the call only.</summary>
public sealed class LiquidContext
{
    private Dictionary<LiquidValue, int>? cycles;
    private Dictionary<string, long>? loopEnds;

    internal LiquidContext(RenderRun run, IReadOnlyDictionary<string, object?>? model)
    {
        Run = run;
        Scope = new Scope(model);
    }

    /// <summary>Culture of the reader.</summary>
    public CultureInfo Culture => Run.Options.Culture;

    /// <summary>Zone of the reader.</summary>
    public TimeZoneInfo TimeZone => Run.Options.TimeZone;

    /// <summary>The time of rendering, if the caller gave one.</summary>
    public DateTimeOffset? Now => Run.Options.Now;

    internal RenderRun Run { get; }

    internal Scope Scope { get; }

    internal OutputBuffer Output => Run.Output;

    internal LoopState? Loop { get; set; }

    /// <summary>Where each <c>cycle</c> stands.</summary>
    internal Dictionary<LiquidValue, int> Cycles => cycles ??= [];

    /// <summary>Where each loop ended, for <c>offset: continue</c>.</summary>
    internal Dictionary<string, long> LoopEnds => loopEnds ??= new(StringComparer.Ordinal);

    /// <summary>The value as text, as an output expression writes it, without escaping.</summary>
    public string Text(in LiquidValue value)
    {
        if (value.Kind == LiquidKind.Text) return value.Text;
        if (value.IsNil) return "";
        using var scratch = Run.Scratch();
        ValueWriter.Write(this, scratch, value, escape: false);
        return scratch.ToString();
    }

    /// <summary>An error to throw from a filter; it names the place in the template. Keep the code stable.</summary>
    public LiquidRenderException Fail(string code, string text) => Run.Fail(new Message(code, text));
}
