namespace Luma.BuildingBlocks.Liquid;

/// <summary>Text of an error, and the code that stays when the text is improved.</summary>
internal readonly record struct Message(string Code, string Text);

/// <summary>Every message of the engine, in one place so that they can be read, compared and translated as text.</summary>
internal static class Messages
{
    // Syntax: the template's author reads these.
    public static Message SourceTooLong(int length, int max) =>
        new("source-too-long", $"The template has {length} characters; {max} are allowed.");

    public static Message TooDeep() => new("too-deep", "Blocks or brackets are nested too deeply.");

    public static Message OutputNotClosed() => new("output-not-closed", "This '{{' has no matching '}}'.");

    public static Message TagNotClosed() => new("tag-not-closed", "This '{%' has no matching '%}'.");

    public static Message TagNameMissing() => new("tag-name-missing", "A tag begins with its name, as in '{% if … %}'.");

    public static Message UnknownTag(string name) => new("unknown-tag", $"There is no tag '{name}'.");

    public static Message UnexpectedTag(string name, string? open) => open is null
        ? new("unexpected-tag", $"'{name}' does not belong to any open block.")
        : new("unexpected-tag", $"'{name}' does not belong here; the open block is '{open}'.");

    public static Message BlockNotClosed(string name) => new("block-not-closed", $"'{name}' is not closed by 'end{name}'.");

    public static Message NotInLiquidTag(string name) => new("not-in-liquid-tag", $"'{name}' cannot be used inside a 'liquid' tag.");

    public static Message NoArguments(string name) => new("no-arguments", $"'{name}' takes nothing after its name.");

    public static Message CommentLine() => new("comment-line", "Every line of a '#' comment begins with '#'.");

    public static Message UnexpectedCharacter(char c) => new("unexpected-character", $"'{c}' is not expected here.");

    public static Message UnexpectedText(string text) => new("unexpected-text", $"'{text}' is not expected here.");

    public static Message Expected(string what, string found) => new("expected", $"Expected {what}, found {found}.");

    public static Message StringNotClosed() => new("string-not-closed", "This text has no closing quote.");

    public static Message UnknownFilter(string name) => new("unknown-filter", $"There is no filter '{name}'.");

    public static Message ArgumentCount(string filter, int min, int max, int given) => new(
        "argument-count",
        $"The filter '{filter}' takes {(min == max ? $"{min}" : $"{min} to {max}")} arguments, {given} given.");

    public static Message UnknownArgument(string filter, string name) =>
        new("unknown-argument", $"The filter '{filter}' has no argument '{name}'.");

    public static Message UnknownAttribute(string tag, string name) =>
        new("unknown-attribute", $"The tag '{tag}' has no setting '{name}'.");

    // Rendering: limits.
    public static Message StepLimit(int max) => new("step-limit", $"The template needs more than {max} steps.");

    public static Message OutputLimit(int max) => new("output-limit", $"The output would be longer than {max} characters.");

    public static Message DepthLimit(int max) => new("depth-limit", $"Partials or values are nested more than {max} deep.");

    public static Message CollectionLimit(int max) => new("collection-limit", $"A list would have more than {max} elements.");

    // Rendering: the model or the data.
    public static Message UnknownVariable(string path) => new("unknown-variable", $"There is no value '{path}'.");

    public static Message UnregisteredType(string type) => new("unregistered-type", $"The type {type} is not registered for templates.");

    public static Message NoPartials() => new("no-partials", "No partial templates are available here.");

    public static Message UnknownPartial(string name) => new("unknown-partial", $"There is no partial template '{name}'.");

    public static Message InvalidPartial(string name, string why) =>
        new("invalid-partial", $"The partial template '{name}' is not valid: {why}");

    public static Message NotANumber(string what) => new("not-a-number", $"'{what}' is not a whole number.");

    public static Message DividedByZero() => new("divided-by-zero", "Division by zero.");

    public static Message NotComparable(string left, string right) => new("not-comparable", $"A {left} and a {right} have no order.");

    public static Message NoProperty(string property) => new("no-property", $"An element of the list has no property '{property}'.");

    public static Message NotAList() => new("not-a-list", "The argument is not a list.");

    public static Message BadEncoding(string what) => new("bad-encoding", $"The text is not valid {what}.");

    public static Message FilterFailed(string name) => new("filter-failed", $"The filter '{name}' failed.");
}
