using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>capture</c>: renders into a variable. Its parts are escaped as they are written, so the whole is safe.</summary>
internal sealed class CaptureNode(int position, string name, Block body) : Node(position)
{
    public override bool IsBlank => true;

    public override Completion Render(LiquidContext context)
    {
        var start = context.Output.Length;
        var completion = body.Render(context);
        context.Scope.Assign(name, LiquidValue.Safe(context.Output.Cut(start)));
        return completion;
    }
}

/// <summary><c>ifchanged</c>: writes its body unless the last such block wrote the same.</summary>
internal sealed class IfChangedNode(int position, Block body) : Node(position)
{
    public override bool IsBlank => body.IsBlank;

    public override Completion Render(LiquidContext context)
    {
        var start = context.Output.Length;
        var completion = body.Render(context);
        if (context.Output.Since(start).SequenceEqual(context.Run.LastChanged)) context.Output.Cut(start);
        else context.Run.LastChanged = context.Output.Since(start).ToString();
        return completion;
    }
}
