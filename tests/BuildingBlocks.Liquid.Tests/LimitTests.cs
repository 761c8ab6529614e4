using static Luma.BuildingBlocks.Liquid.Tests.Rendered;

namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>A template can be written by anyone, so it can spend only so much.</summary>
public sealed class LimitTests
{
    private static readonly LiquidRenderOptions Small = new()
    {
        MaxSteps = 1_000,
        MaxOutputLength = 100,
        MaxDepth = 5,
        MaxCollectionSize = 20,
    };

    [Theory]
    [InlineData("{% for i in (1..1000000000) %}{% assign a = i %}{% endfor %}", "step-limit")]
    [InlineData("{% for i in (1..99) %}{% for j in (1..99) %}{% endfor %}{% endfor %}", "step-limit")]
    [InlineData("{% for i in (1..90) %}ab{% endfor %}", "output-limit")]
    [InlineData("{% capture x %}{% for i in (1..90) %}ab{% endfor %}{% endcapture %}", "output-limit")]
    [InlineData("{% assign x = 'ab' %}{% for i in (1..30) %}{% assign x = x | append: x %}{% endfor %}", "output-limit")]
    [InlineData("{% assign x = 'aaaaaaaaaaaaaaaaaaaa' | replace: 'a', 'bbbbbbbbbb' %}", "output-limit")]
    [InlineData("{{ 1 | date: '%99999999d' }}", "output-limit")]
    [InlineData("{{ (1..1000) | join }}", "collection-limit")]
    [InlineData("{{ (1..9223372036854775807) | size }}{{ (0..9223372036854775807) | reverse }}", "collection-limit")]
    [InlineData("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaa' | split: '' | size }}", "collection-limit")]
    [InlineData("{% assign a = (1..15) | concat: (1..15) %}", "collection-limit")]
    public void Greedy_template_is_stopped(string source, string code)
    {
        var error = Failing(source, Small);

        error.Code.ShouldBe(code, error.Message);
        error.Line.ShouldBe(1);
    }

    [Fact]
    public void Partial_that_includes_itself_is_stopped()
    {
        LiquidTemplate? self = null;
        self = LiquidTemplate.Parse("{% render 'self' %}");

        Failing("{% include 'self' %}", Small with { Partials = _ => self }).Code.ShouldBe("depth-limit");
    }

    [Fact]
    public void Partial_within_many_blocks_meets_the_limit_before_the_stack()
    {
        var nested = string.Concat(Enumerable.Repeat("{% if true %}", 90)) + "{% include 'self' %}" + string.Concat(Enumerable.Repeat("{% endif %}", 90));
        var self = LiquidTemplate.Parse(nested);
        var options = new LiquidRenderOptions { Partials = _ => self, MaxDepth = 1_000_000, MaxSteps = int.MaxValue };

        Failing(nested, options).Code.ShouldBe("depth-limit");
    }

    [Fact]
    public void Model_that_contains_itself_is_stopped()
    {
        var list = new List<object?> { "x" };
        list.Add(list);
        var pairs = new Dictionary<string, object?>(StringComparer.Ordinal);
        pairs["self"] = pairs;

        Failing("{{ a }}", Small, ("a", list)).Code.ShouldBe("depth-limit");
        Failing("{{ a | join }}", Small, ("a", list)).Code.ShouldBe("depth-limit");
        Failing("{{ a }}", Small, ("a", pairs)).Code.ShouldBe("depth-limit");
    }

    [Fact]
    public void Endless_enumerable_is_stopped() =>
        Failing("{{ a | size }}", Small, ("a", Endless())).Code.ShouldBe("collection-limit");

    [Fact]
    public void Error_in_a_partial_points_into_the_partial()
    {
        var partial = LiquidTemplate.Parse("\n\n  {{ 1 | divided_by: 0 }}");

        var error = Failing("{% render 'p' %}", new LiquidRenderOptions { Partials = _ => partial });

        (error.Code, error.Line, error.Column).ShouldBe(("divided-by-zero", 3, 10));
    }

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++) yield return i;
    }
}
