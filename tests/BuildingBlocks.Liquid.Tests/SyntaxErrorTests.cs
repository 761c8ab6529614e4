namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>The staff who write templates are told what is wrong and where.</summary>
public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("Hello {{ name", "output-not-closed", 1, 7)]
    [InlineData("a\nb {% if x", "tag-not-closed", 2, 3)]
    [InlineData("{% %}", "tag-name-missing", 1, 1)]
    [InlineData("Hi\r\n  {% fro x in y %}", "unknown-tag", 2, 3)]
    [InlineData("{{ name | upcas }}", "unknown-filter", 1, 11)]
    [InlineData("{{ name | truncate: 1, 2, 3 }}", "argument-count", 1, 11)]
    [InlineData("{{ name | append }}", "argument-count", 1, 11)]
    [InlineData("{{ name | upcase: x: 1 }}", "unknown-argument", 1, 19)]
    [InlineData("{% if a %}\n{% for b in c %}{% endif %}", "unexpected-tag", 2, 17)]
    [InlineData("x {% if a %}y", "block-not-closed", 1, 3)]
    [InlineData("{% endfor %}", "unexpected-tag", 1, 1)]
    [InlineData("{% for x in y up: 2 %}{% endfor %}", "unknown-attribute", 1, 15)]
    [InlineData("{{ 'open }}", "string-not-closed", 1, 4)]
    [InlineData("{{ a + b }}", "unexpected-character", 1, 6)]
    [InlineData("{{ first name }}", "unexpected-text", 1, 10)]
    [InlineData("{{ a. }}", "expected", 1, 7)]
    [InlineData("{% liquid\n  echo 'a'\n  ech 'b'\n%}", "unknown-tag", 3, 3)]
    [InlineData("{% render file %}", "expected", 1, 11)]
    [InlineData("{% raw x %}{% endraw %}", "no-arguments", 1, 8)]
    [InlineData("{% case x %}{% when 1 and 2 %}{% endcase %}", "unexpected-text", 1, 23)]
    public void Error_names_code_line_and_column(string source, string code, int line, int column)
    {
        var error = Should.Throw<LiquidSyntaxException>(() => LiquidTemplate.Parse(source));

        (error.Code, error.Line, error.Column).ShouldBe((code, line, column), error.Message);
    }

    [Fact]
    public void Excerpt_shows_the_line_and_a_caret_below_the_place()
    {
        var error = Should.Throw<LiquidSyntaxException>(() => LiquidTemplate.Parse("Dear {{ x }},\nsee {{ y | nope }} soon"));

        error.Excerpt.ShouldBe("see {{ y | nope }} soon\n           ^");
        error.Message.ShouldBe("There is no filter 'nope'. (line 2, column 12)");
        error.Reason.ShouldBe("There is no filter 'nope'.");
    }

    [Fact]
    public void Excerpt_of_a_long_line_stays_readable()
    {
        var error = Should.Throw<LiquidSyntaxException>(() => LiquidTemplate.Parse(new string('x', 500) + "{{ a | b }}" + new string('y', 500)));

        var lines = error.Excerpt.Split('\n');
        lines[0].Length.ShouldBe(80);
        lines[0][lines[1].Length - 1].ShouldBe('b');
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var blocks = string.Concat(Enumerable.Repeat("{% if a %}", 50_000));
        var brackets = "{{ " + new string('[', 50_000) + " }}";

        Should.Throw<LiquidSyntaxException>(() => LiquidTemplate.Parse(blocks)).Code.ShouldBe("too-deep");
        Should.Throw<LiquidSyntaxException>(() => LiquidTemplate.Parse(brackets)).Code.ShouldBe("too-deep");
    }

    [Fact]
    public void A_source_beyond_the_limit_is_refused() =>
        Should.Throw<LiquidSyntaxException>(() => LiquidTemplate.Parse("12345", new LiquidOptions { MaxSourceLength = 4 }))
            .Code.ShouldBe("source-too-long");
}
