using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Ast;

/// <summary><c>tablerow</c>: a loop that writes the rows and cells of an HTML table.</summary>
internal sealed class TableRowNode(
    int position, string variable, Expression collection, LoopRange range, Expression? columns, Block body)
    : Node(position)
{
    public override Completion Render(LiquidContext context)
    {
        var value = collection.Evaluate(context);
        if (!value.IsTruthy) return Completion.Normal;

        var items = Lists.Loopable(context, value);
        var (from, count) = range.Of(context, items, name: null);
        var width = LoopRange.Read(context, columns) ?? count;
        var table = new TableState(count, (int)Math.Clamp(width, 1, int.MaxValue));
        var output = context.Output;
        var scope = context.Scope;
        var depth = scope.Depth;
        scope.Push("tablerowloop", LiquidValue.Of(table));
        scope.Push(variable, default);
        output.Write("<tr class=\"row1\">\n");
        var completion = Completion.Normal;
        for (var i = 0; i < count && completion != Completion.Break; i++)
        {
            context.Run.Step();
            table.Index = i;
            scope.Replace(depth + 1, Lists.At(items, from + i));
            completion = RenderCell(context, table);
        }

        output.Write("</tr>\n");
        scope.PopTo(depth);
        return Completion.Normal;
    }

    private Completion RenderCell(LiquidContext context, TableState table)
    {
        var output = context.Output;
        output.Write("<td class=\"col");
        output.Write((long)table.Column + 1);
        output.Write("\">");
        var completion = body.Render(context);
        output.Write("</td>");
        if (!table.EndsRow || table.IsLast || completion == Completion.Break) return completion;

        output.Write("</tr>\n<tr class=\"row");
        output.Write((long)table.Row + 2);
        output.Write("\">");
        return completion;
    }
}
