using System.Runtime.InteropServices;

namespace Luma.BuildingBlocks.Liquid.Lexing;

internal enum TemplateTokenKind
{
    End,
    Text,
    Output,
    Tag,
}

/// <summary>
/// A piece of the source: text (already trimmed by whitespace control), the inside of <c>{{ }}</c>, or a tag's name and what follows it.
/// All numbers are offsets in the source.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TemplateToken(
    TemplateTokenKind Kind, int Position, int Start, int End, int NameStart = 0, int NameLength = 0)
{
    public ReadOnlySpan<char> Name(string source) => source.AsSpan(NameStart, NameLength);
}
