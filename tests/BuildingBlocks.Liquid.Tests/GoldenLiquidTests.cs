using System.Text.Json;

namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>The outside judge: every case of golden-liquid, byte for byte.</summary>
public sealed class GoldenLiquidTests
{
    private static readonly Dictionary<string, JsonElement> Cases = Load();

    /// <summary>Cases not run, with the reason. A case that has begun to pass fails here, so that the table can only shrink.</summary>
    private static readonly Dictionary<string, string> Skips = new(StringComparer.Ordinal);

    /// <summary>Cases that ask for the older, lenient reading; the suite has each of them again for the strict one.</summary>
    private static readonly Dictionary<string, string> Lenient = new(StringComparer.Ordinal)
    {
        ["tags, case, unexpected when token"] = "what follows the values of 'when' is ignored; its 'strict2' twin wants an error, our default",
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Golden(string name)
    {
        if (!Skips.ContainsKey(name)) Check(name);
        else Should.Throw<Exception>(() => Check(name), $"'{name}' passes now: take it out of the table");
    }

    [Fact]
    public void The_suite_is_complete() => Cases.Count.ShouldBe(1054);

    [Fact]
    public void The_tables_name_existing_cases() =>
        Skips.Keys.Concat(Lenient.Keys).ShouldAllBe(name => Cases.ContainsKey(name));

    private static void Check(string name)
    {
        var test = Cases[name];
        var options = new LiquidOptions { Lenient = Lenient.ContainsKey(name) };
        var source = test.GetProperty("template").GetString()!;
        var model = (IReadOnlyDictionary<string, object?>)JsonModel.Read(test, "data")!;

        if (test.TryGetProperty("invalid", out var invalid) && invalid.GetBoolean())
        {
            Should.Throw<LiquidException>(() => Render(source, model, options, test));
            return;
        }

        string[] allowed = test.TryGetProperty("results", out var several)
            ? [.. several.EnumerateArray().Select(r => r.GetString()!)]
            : [test.GetProperty("result").GetString()!];
        allowed.ShouldContain(Render(source, model, options, test));
    }

    private static string Render(string source, IReadOnlyDictionary<string, object?> model, LiquidOptions options, JsonElement test)
    {
        var partials = (IReadOnlyDictionary<string, object?>)JsonModel.Read(test, "templates")!;
        var render = new LiquidRenderOptions
        {
            Partials = n => partials.TryGetValue(n, out var text) ? LiquidTemplate.Parse((string)text!, options) : null,
        };
        return LiquidTemplate.Parse(source, options).Render(model, render);
    }

    private static Dictionary<string, JsonElement> Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "golden-liquid", "golden_liquid.json");
        var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.GetProperty("tests").EnumerateArray()
            .ToDictionary(t => t.GetProperty("name").GetString()!, StringComparer.Ordinal);
    }
}
