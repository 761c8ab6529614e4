namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>What tests say: parse this, render it with that.</summary>
internal static class Rendered
{
    public static string With(string source, params (string Name, object? Value)[] model) => With(source, null, model);

    public static string With(string source, LiquidRenderOptions? options, params (string Name, object? Value)[] model) =>
        LiquidTemplate.Parse(source).Render(Model(model), options);

    public static LiquidRenderException Failing(string source, LiquidRenderOptions? options, params (string Name, object? Value)[] model) =>
        Should.Throw<LiquidRenderException>(() => With(source, options, model));

    public static Dictionary<string, object?> Model(params (string Name, object? Value)[] model) =>
        model.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
}
