using System.Globalization;
using System.Text.Json;
using static Luma.BuildingBlocks.Liquid.Tests.Rendered;

namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>Whatever is fed in, there is an output or one of the two exceptions, and templates can be shared.</summary>
public sealed class RobustnessTests
{
    private static readonly LiquidRenderOptions[] Options =
    [
        new() { MaxSteps = 2_000, MaxOutputLength = 5_000, MaxCollectionSize = 200, MaxDepth = 8 },
        new()
        {
            MaxSteps = 2_000, MaxOutputLength = 5_000, MaxCollectionSize = 200, MaxDepth = 8,
            Escape = LiquidEscape.Html, Culture = CultureInfo.GetCultureInfo("es-US"),
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago"), Now = DateTimeOffset.UnixEpoch,
        },
        new() { MaxSteps = 2_000, MaxOutputLength = 5_000, StrictVariables = true },
    ];

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{%-", "-%}", "{{-", "-}}", "'", "\"", "|", ":", ",", ".", "..", "[", "]", "(", ")", "-", "=", "==", "<>", "\n", " ",
        "if", "endif", "else", "for x in a", "endfor", "case", "when", "raw", "endraw", "comment", "endcomment", "liquid", "doc", "cycle",
        "a", "b", "nil", "empty", "blank", "0", "-1", "9223372036854775807", "99999999999999999999999999999999999", "1e9", "1.5", "\0", "\ud83d", "é",
        "{% assign a = a | concat: a %}", "{{ a | sort }}", "{{ b | split: '' }}", "{{ a | map: 'x' }}", "(1..9223372036854775807)", "forloop",
    ];

    [Fact]
    public void Ten_thousand_mutated_templates_never_crash()
    {
        var random = new Random(20240105);
        var seeds = Seeds();
        var rendered = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var source = Mutate(random, seeds);
            try
            {
                LiquidTemplate? template = null;
                template = LiquidTemplate.Parse(source);
                template.Render(OddModel(), Options[i % 3] with { Partials = _ => template });
                rendered++;
            }
            catch (LiquidException error)
            {
                error.Code.ShouldNotBeNullOrEmpty();
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{error.GetType().Name} from:\n{source}", error);
            }
        }

        // Were nearly all of them refused by the parser, little would have been tried.
        rendered.ShouldBeInRange(2_000, 9_000);
    }

    [Fact]
    public void Every_filter_takes_every_kind_of_value()
    {
        var values = OddModel().Keys.ToArray();
        foreach (var filter in LiquidFilters.Standard.Names)
        {
            foreach (var input in values)
            {
                foreach (var arguments in values.Select(v => $": {v}").Append("").Concat(values.Select(v => $": {v}, {v}")))
                {
                    var source = $"{{{{ {input} | {filter}{arguments} }}}}";
                    try
                    {
                        With(source, Options[0], [.. OddModel().Select(p => (p.Key, p.Value))]);
                    }
                    catch (LiquidException)
                    {
                        // Refusing is fine, with the right exception.
                    }
                }
            }
        }
    }

    [Fact]
    public void One_template_renders_on_many_threads_at_once()
    {
        const string source = """
            {% assign n = name | upcase %}{% capture c %}{{ n }}{% endcapture %}{% for i in (1..3) %}{% cycle 'a', 'b' %}{{ i }}{% increment k %}{% endfor %}
            {% render 'p', n: c %}{{ at | date: '%B' }}{% ifchanged %}x{% endifchanged %}
            """;
        var partial = LiquidTemplate.Parse("[{{ n }}]");
        var template = LiquidTemplate.Parse(source);

        Parallel.For(0, 2_000, i =>
        {
            var options = new LiquidRenderOptions { Partials = _ => partial, Culture = CultureInfo.GetCultureInfo(i % 2 == 0 ? "en" : "es") };
            var month = i % 2 == 0 ? "March" : "marzo";
            template.Render(Model(("name", $"p{i}"), ("at", new DateOnly(2024, 3, 1))), options).ShouldBe($"a10b21a32\n[P{i}]{month}x");
        });
    }

    private static Dictionary<string, object?> OddModel() => Model(
        ("a", new object?[] { 3, "x", null, new[] { 1, 2 }, true, 1.5 }),
        ("b", "héllo <👍> \ud83d"),
        ("x", Model(("x", "y"), ("title", null))),
        ("product", Model(("tags", new[] { "sports", "garden" }), ("title", "foo"))),
        ("many", Enumerable.Range(0, 150).ToArray()),
        ("big", double.MaxValue),
        ("nan", double.NaN),
        ("most", long.MinValue),
        ("exact", decimal.MaxValue),
        ("minus", -3),
        ("no", false),
        ("none", null),
        ("text", "12.5"),
        ("at", DateTimeOffset.MaxValue),
        ("day", DateOnly.MinValue),
        ("time", TimeOnly.MaxValue),
        ("entity", new object()));

    private static string Mutate(Random random, string[] seeds)
    {
        var text = seeds[random.Next(seeds.Length)];
        for (var n = random.Next(1, 3); n > 0; n--)
        {
            var (at, piece) = (random.Next(text.Length + 1), Pieces[random.Next(Pieces.Length)]);
            var length = random.Next(Math.Min(8, text.Length - at) + 1);
            text = random.Next(9) switch
            {
                0 => text.Insert(at, piece),
                1 => text.Remove(at, length),
                2 => string.Concat(text.AsSpan(0, at), piece, text.AsSpan(at + length)),
                3 => text.Insert(at, text.Substring(at, length)),
                4 => text[..at] + seeds[random.Next(seeds.Length)] + text[at..],
                _ => text + seeds[random.Next(seeds.Length)],
            };
        }

        return text;
    }

    private static string[] Seeds()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden-liquid", "golden_liquid.json")));
        return [.. document.RootElement.GetProperty("tests").EnumerateArray().Select(t => t.GetProperty("template").GetString()!)];
    }
}
