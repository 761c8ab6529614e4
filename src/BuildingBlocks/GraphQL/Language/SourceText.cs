using System.Runtime.InteropServices;
using System.Text;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>The bytes of a document, and where in them a line begins. Nodes keep byte offsets; lines and columns are worked out for errors only.</summary>
internal sealed class SourceText(ReadOnlyMemory<byte> body)
{
    public ReadOnlyMemory<byte> Body { get; } = body;

    public static SourceText From(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Line and column, from 1. Columns count UTF-16 units, as other GraphQL tools do.</summary>
    public SourceLocation Locate(int offset)
    {
        var span = Body.Span[..Math.Min(offset, Body.Length)];
        var (line, start) = (1, 0);
        for (var i = 0; i < span.Length; i++)
        {
            // A carriage return with its line feed is one line end (specification 2.1.2).
            if (span[i] == '\n' || (span[i] == '\r' && !(i + 1 < Body.Length && Body.Span[i + 1] == '\n')))
            {
                line++;
                start = i + 1;
            }
        }

        return new(line, Encoding.UTF8.GetCharCount(span[start..]) + 1);
    }
}

/// <summary>A place in a document: line and column, both from 1.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SourceLocation(int Line, int Column);
