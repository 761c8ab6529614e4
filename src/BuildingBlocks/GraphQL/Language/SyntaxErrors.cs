namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Every message about syntax.</summary>
internal static class SyntaxErrors
{
    public static string TooManyTokens(int max) => $"The document has more than {max} tokens.";

    public static string TooDeep(int max) => $"The document is nested more than {max} deep.";

    public static string NotUtf8() => "The document is not valid UTF-8.";

    public static string UnexpectedCharacter(string what) => $"Unexpected character {what}.";

    public static string DigitAfterZero(string what) => $"A number with more than one digit does not begin with 0, found {what}.";

    public static string ExpectedDigit(string what) => $"Expected a digit, found {what}.";

    public static string StringNotClosed() => "This string has no closing quote.";

    public static string BadEscape(string what) => $"\"{what}\" is not an escape sequence.";

    public static string Expected(string what, string found) => $"Expected {what}, found {found}.";

    public static string Unexpected(string found) => $"Unexpected {found}.";

    public static string ConstantVariable() => "A constant value has no variables.";

    public static string NoDescription() => "Only definitions that begin with a keyword have a description.";

    public static string ReservedEnumValue(string name) => $"\"{name}\" is reserved and cannot be an enum value.";
}
