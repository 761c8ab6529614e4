using static Luma.BuildingBlocks.Liquid.Tests.Rendered;

namespace Luma.BuildingBlocks.Liquid.Tests;

/// <summary>What templates see of the product's data, and what they do not.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Registered_members_are_visible_and_nothing_else()
    {
        var options = new LiquidOptions();
        options.Types.Register<Patient>(("firstName", p => p.FirstName), ("visits", p => p.Visits));
        var template = LiquidTemplate.Parse("{{ p.firstName }}|{{ p.FirstName }}|{{ p.Ssn }}|{{ p.visits[1] }}|{{ p }}|{{ p.visits.size }}", options);

        template.Render(Model(("p", new Patient("Ann", "123", [1, 2])))).ShouldBe("Ann|||2||2");
        template.Render(Model(("p", new Minor("Bo", "456", [3, 4])))).ShouldBe("Bo|||4||2");
    }

    [Fact]
    public void Unregistered_type_is_an_error_when_it_is_read() =>
        Failing("{{ p.FirstName }}", null, ("p", new Patient("Ann", "123", []))).Code.ShouldBe("unregistered-type");

    [Fact]
    public void Registered_entities_work_in_filters()
    {
        var options = new LiquidOptions();
        options.Types.Register<Patient>(("firstName", p => p.FirstName));
        var template = LiquidTemplate.Parse("{{ all | map: 'firstName' | sort | join: ',' }} {{ all | where: 'firstName', 'Bo' | size }}", options);

        template.Render(Model(("all", new[] { new Patient("Bo", "", []), new Patient("Ann", "", []) }))).ShouldBe("Ann,Bo 1");
    }

    [Theory]
    [InlineData("{{ a }} {{ b }} {{ c }} {{ d }} {{ e }} {{ f }}", "25.00 5 0.1 3.5 255 Friday")]
    [InlineData("{{ a | times: 2 }} {{ b | divided_by: 2 }} {{ c | plus: 0.2 }}", "50.0 2 0.3")]
    public void Numbers_and_names_of_dotnet_are_written_as_a_reader_expects(string source, string expected) =>
        With(source, ("a", 25.00m), ("b", 5), ("c", 0.1f), ("d", 3.5), ("e", (byte)255), ("f", DayOfWeek.Friday)).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 1000000000000000.0 }} {{ 10000000000000000.0 }} {{ 0.0001 }} {{ 0.00001 }}", "1000000000000000.0 1.0e+16 0.0001 1.0e-05")]
    [InlineData("{{ -12000000000000000.0 }} {{ 123456789012345680.0 }} {{ 1234567890123456.5 }}", "-1.2e+16 1.2345678901234568e+17 1234567890123456.5")]
    [InlineData("{{ 9223372036854775807 | plus: 1 }} {{ 99999999999999999999 }}", "9223372036854775808 99999999999999999999")]
    [InlineData("{{ -7 | divided_by: 2 }} {{ -7 | modulo: 2 }} {{ 7 | modulo: -2 }} {{ 0.1 | plus: 0.2 }}", "-4 1 -1 0.3")]
    [InlineData("{{ 1250 | round: -2 }} {{ 2.5 | round }} {{ -2.5 | round }} {{ 1.005 | round: 2 }}", "1300 3 -3 1.01")]
    public void Arithmetic_is_that_of_a_pocket_calculator(string source, string expected) => With(source).ShouldBe(expected);

    [Fact]
    public void Any_dictionary_and_any_list_will_do()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1 };

        With("{{ d.a }}{% for p in d %}{{ p[0] }}={{ p[1] }}{% endfor %}", ("d", counts)).ShouldBe("1a=1");
        With("{{ l[0] }}{{ l.last }}{{ l | reverse | join }}", ("l", new HashSet<int> { 1, 2 })).ShouldBe("122 1");
        With("{{ l[1] }}", ("l", new[] { 1, 2 })).ShouldBe("2");
        With("{{ l | first }}", ("l", Enumerable.Range(5, 3))).ShouldBe("5");
    }

    [Fact]
    public void Text_is_never_cut_through_a_character()
    {
        With("{{ 'a👍b' | size }}{{ 'a👍b' | slice: 1 }}{{ '👍👍👍👍' | truncate: 2, '' }}").ShouldBe("3👍👍👍");
        With("{{ '👍b' | split: '' | join: '-' }} {{ '👍' | first }}{{ 'b👍' | last }}").ShouldBe("👍-b 👍👍");
    }

    [Fact]
    public void Strict_variables_name_what_is_missing()
    {
        var strict = new LiquidRenderOptions { StrictVariables = true };
        var model = Model(("first", null));

        var error = Failing("Hi {{ p.last }}", strict, ("p", model));

        (error.Code, error.Reason, error.Column).ShouldBe(("unknown-variable", "There is no value 'p.last'.", 7));
        With("Hi {{ p.first }}!", strict, ("p", model)).ShouldBe("Hi !");
        Failing("{{ nobody | default: 'x' }}", strict).Code.ShouldBe("unknown-variable");
    }

    [Fact]
    public void Missing_and_broken_partials_are_errors_with_a_place()
    {
        Failing("a\n{% render 'x' %}", null).Code.ShouldBe("no-partials");
        Failing("a\n{% render 'x' %}", new LiquidRenderOptions { Partials = _ => null }).Line.ShouldBe(2);
        var broken = Failing("{% render 'x' %}", new LiquidRenderOptions { Partials = _ => LiquidTemplate.Parse("{{ a | b }}") });
        broken.Code.ShouldBe("invalid-partial");
        broken.InnerException.ShouldBeOfType<LiquidSyntaxException>();
    }

    private record Patient(string FirstName, string Ssn, int[] Visits);

    private sealed record Minor(string FirstName, string Ssn, int[] Visits) : Patient(FirstName, Ssn, Visits);
}
