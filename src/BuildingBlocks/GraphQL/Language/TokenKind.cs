namespace Luma.BuildingBlocks.GraphQL.Language;

internal enum TokenKind
{
    End,
    Bang,
    Dollar,
    Ampersand,
    OpenParenthesis,
    CloseParenthesis,
    Spread,
    Colon,
    Equals,
    At,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    Pipe,
    CloseBrace,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

internal static class TokenKinds
{
    public static string Describe(this TokenKind kind) => kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.OpenParenthesis => "\"(\"",
        TokenKind.CloseParenthesis => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equals => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.OpenBracket => "\"[\"",
        TokenKind.CloseBracket => "\"]\"",
        TokenKind.OpenBrace => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.CloseBrace => "\"}\"",
        TokenKind.Name => "a name",
        TokenKind.Int => "a number",
        TokenKind.Float => "a number",
        _ => "a string",
    };
}
