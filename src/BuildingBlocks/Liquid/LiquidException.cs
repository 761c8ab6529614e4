using System.Diagnostics.CodeAnalysis;

namespace Luma.BuildingBlocks.Liquid;

/// <summary>A template could not be parsed or rendered. Carries where, for the person who wrote the template.</summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "Without a code and a position there is no such exception.")]
public abstract class LiquidException : Exception
{
    private protected LiquidException(Message message, SourcePosition position, Exception? inner)
        : base(position.Line > 0 ? $"{message.Text} (line {position.Line}, column {position.Column})" : message.Text, inner)
    {
        Code = message.Code;
        Reason = message.Text;
        Line = position.Line;
        Column = position.Column;
        Excerpt = position.Excerpt;
    }

    /// <summary>Stable name of the error, fit for translations and tests; see <c>Messages</c> for the list.</summary>
    public string Code { get; }

    /// <summary>The message without its position.</summary>
    public string Reason { get; }

    /// <summary>Line in the template's source, from 1; 0 where no place in the source is to blame.</summary>
    public int Line { get; }

    /// <summary>Column in UTF-16 units, from 1; 0 where no place in the source is to blame.</summary>
    public int Column { get; }

    /// <summary>The line of source, cut to a readable width, and below it a caret under the column. Empty without a position.</summary>
    public string Excerpt { get; }
}

/// <summary>The source is not a template: thrown by <see cref="LiquidTemplate.Parse"/> only.</summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "Only the engine makes these.")]
public sealed class LiquidSyntaxException : LiquidException
{
    internal LiquidSyntaxException(Message message, SourcePosition position)
        : base(message, position, null)
    {
    }
}

/// <summary>
/// A valid template met a model it cannot render: a limit was reached, a strict variable is missing, a filter refused its input.
/// </summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "Only the engine makes these.")]
public sealed class LiquidRenderException : LiquidException
{
    internal LiquidRenderException(Message message, SourcePosition position, Exception? inner = null)
        : base(message, position, inner)
    {
    }
}
