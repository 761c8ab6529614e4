using static Luma.BuildingBlocks.Liquid.Tests.Rendered;

namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>The product adds its own filters; the parser holds templates to what they take.</summary>
public sealed class CustomFilterTests
{
    private static readonly LiquidOptions Options = new()
    {
        Filters = LiquidFilters.Standard
            .With("phone", Phone, maxArguments: 1, namedArguments: "country")
            .With("upcase", (in LiquidValue _, in LiquidArguments _, LiquidContext _) => LiquidValue.Of("mine"))
            .With("breaks", (in LiquidValue _, in LiquidArguments _, LiquidContext _) => throw new InvalidOperationException("secret"))
            .With("refuses", (in LiquidValue _, in LiquidArguments _, LiquidContext context) => throw context.Fail("no-phone", "No phone.")),
    };

    [Theory]
    [InlineData("{{ 5 | phone }}", "(5--)")]
    [InlineData("{{ 5 | phone: 1, country: 'US' }}", "(5-1-US)")]
    [InlineData("{{ 'a' | upcase }}{{ 'a' | append: 'b' }}", "mineab")]
    public void Filter_sees_input_and_arguments(string source, string expected) =>
        LiquidTemplate.Parse(source, Options).Render(Model()).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 5 | phone: 1, 2 }}", "argument-count")]
    [InlineData("{{ 5 | phone: state: 1 }}", "unknown-argument")]
    [InlineData("{{ 5 | phone: country: 1, country: 2, country: 3, country: 4, country: 5, country: 6, country: 7, country: 8, country: 9 }}", "argument-count")]
    public void Wrong_arguments_are_found_when_parsing(string source, string code) =>
        Should.Throw<LiquidSyntaxException>(() => LiquidTemplate.Parse(source, Options)).Code.ShouldBe(code);

    [Theory]
    [InlineData("{{ 1 | breaks }}", "filter-failed")]
    [InlineData("{{ 1 | refuses }}", "no-phone")]
    public void Failing_filter_fails_the_rendering_with_a_place(string source, string code)
    {
        var template = LiquidTemplate.Parse(source, Options);

        var error = Should.Throw<LiquidRenderException>(() => template.Render(Model()));

        (error.Code, error.Column).ShouldBe((code, 8));
        error.Message.ShouldNotContain("secret");
    }

    private static LiquidValue Phone(in LiquidValue input, in LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of($"({context.Text(input)}-{context.Text(arguments[0])}-{context.Text(arguments.Named("country"))})");
}
