using static Luma.BuildingBlocks.Liquid.Tests.Rendered;

namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>What a patient typed never becomes markup of an e-mail.</summary>
public sealed class HtmlEscapeTests
{
    private const string Hostile = "<b a=\"1\">&'";
    private const string Escaped = "&lt;b a=&quot;1&quot;&gt;&amp;&#39;";

    private static readonly LiquidRenderOptions Html = new() { Escape = LiquidEscape.Html };

    [Theory]
    [InlineData("{{ x }}", Escaped)]
    [InlineData("{% echo x %}", Escaped)]
    [InlineData("{% cycle x %}", Escaped)]
    [InlineData("{{ list }}", Escaped)]
    [InlineData("{{ list | join }}", Escaped)]
    [InlineData("{{ pairs }}", "{&quot;k&quot; =&gt; &quot;" + Escaped + "&quot;}")]
    [InlineData("{{ x | upcase }}", "&lt;B A=&quot;1&quot;&gt;&amp;&#39;")]
    [InlineData("{{ x | raw }}", Hostile)]
    [InlineData("{{ x | raw | append: '' }}", Escaped)]
    [InlineData("{{ x | escape }}", Escaped)]
    [InlineData("{{ x | escape_once }}", Escaped)]
    [InlineData("{{ '<\n' | newline_to_br }}", "&lt;<br />\n")]
    [InlineData("{% assign y = x %}{{ y }}", Escaped)]
    [InlineData("{% assign y = x | raw %}{{ y }}", Hostile)]
    [InlineData("{% capture y %}<i>{{ x }}</i>{% endcapture %}{{ y }}", "<i>" + Escaped + "</i>")]
    [InlineData("{% for c in x %}{{ c }}{% endfor %}", Escaped)]
    [InlineData("{{ '<' }}<b>{{ 1.5 }}{{ true }}", "&lt;<b>1.5true")]
    [InlineData("{% render 'p', x: x %}", "<p>" + Escaped + "</p>")]
    public void Output_is_escaped_exactly_once(string source, string expected)
    {
        var options = Html with { Partials = _ => LiquidTemplate.Parse("<p>{{ x }}</p>") };

        With(source, options, ("x", Hostile), ("list", new[] { Hostile }), ("pairs", Model(("k", Hostile)))).ShouldBe(expected);
    }

    [Fact]
    public void Without_escaping_text_stays_as_it_is() =>
        With("{{ x }}{{ x | raw }}", ("x", Hostile)).ShouldBe(Hostile + Hostile);
}
