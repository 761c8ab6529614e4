namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>A template tells what it needs, so that unknown placeholders are found before anything is sent.</summary>
public sealed class VariablesTests
{
    [Theory]
    [InlineData("Hi {{ patient.firstName }}", "patient.firstName")]
    [InlineData("{{ a['first name'].b }}", "a.first name.b")]
    [InlineData("{{ a[0].b[-1] }}", "a[0].b[-1]")]
    [InlineData("{{ a[i].b }}", "a[*].b i")]
    [InlineData("{{ ['my name'] }}", "my name")]
    [InlineData("{{ [key] }}", "key")]
    [InlineData("{{ a | default: b, allow_false: c }}", "a b c")]
    [InlineData("{{ (a..b) | join: c }}", "a b c")]
    [InlineData("{% if a == b and c contains d %}{% elsif e %}{% endif %}", "a b c d e")]
    [InlineData("{% case a %}{% when b, c %}{% endcase %}", "a b c")]
    [InlineData("{% for x in a limit: b %}{{ x.y }}{{ forloop.index }}{{ z }}{% endfor %}{{ x }}", "a b z x")]
    [InlineData("{% for x in x %}{% endfor %}", "x")]
    [InlineData("{% tablerow x in a cols: b %}{{ x }}{{ tablerowloop.col }}{% endtablerow %}", "a b")]
    [InlineData("{% assign x = x | append: y %}{{ x }}", "x y")]
    [InlineData("{% capture x %}{{ y }}{% endcapture %}{{ x }}", "y")]
    [InlineData("{% increment n %}{{ n }}", "")]
    [InlineData("{% cycle a: b, 'c' %}", "a b")]
    [InlineData("{% render 'p' with a as b, c: d %}", "a d")]
    [InlineData("{% include name, c: d %}", "name d")]
    [InlineData("{% liquid\n assign x = a\n echo x\n echo b\n%}", "a b")]
    [InlineData("{% comment %}{{ a }}{% endcomment %}{% raw %}{{ b }}{% endraw %}{% # c %}", "")]
    [InlineData("{{ nil }}{{ true }}{{ empty }}{{ blank }}{{ 'a' }}{{ 1 }}", "")]
    public void Paths_are_listed_in_order_of_the_source(string source, string expected) =>
        string.Join(' ', LiquidTemplate.Parse(source).Variables.Select(v => v.Path)).ShouldBe(expected);

    [Fact]
    public void Each_use_has_its_place()
    {
        var uses = LiquidTemplate.Parse("Dear {{ a }},\r\n\n  see {{ b.c | append: a }}").Variables;

        uses.ShouldBe([new("a", 1, 9), new("b.c", 3, 10), new("a", 3, 24)]);
    }

    [Fact]
    public void Partials_are_listed_once() =>
        LiquidTemplate.Parse("{% render 'a' %}{% include 'b' %}{% render 'a' %}{% include c %}").Partials.ShouldBe(["a", "b"]);
}
