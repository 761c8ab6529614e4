using System.Runtime.InteropServices;

namespace Luma.BuildingBlocks.Liquid.Lexing;

internal enum MarkupTokenKind
{
    End,
    Identifier,
    Integer,
    Float,
    String,
    Dot,
    Range,
    OpenBracket,
    CloseBracket,
    OpenParenthesis,
    CloseParenthesis,
    Comma,
    Colon,
    Pipe,
    Assign,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A word or sign inside an output or a tag. For a string, the range is what stands between the quotes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MarkupToken(MarkupTokenKind Kind, int Start, int End);
