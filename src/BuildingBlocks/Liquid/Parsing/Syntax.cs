namespace Luma.BuildingBlocks.Liquid.Parsing;

internal static class Syntax
{
    public static LiquidSyntaxException Error(string source, int offset, Message message) =>
        new(message, SourcePosition.Of(source, offset));
}
