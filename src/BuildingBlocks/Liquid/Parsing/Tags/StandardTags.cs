using System.Collections.Frozen;
using Luma.BuildingBlocks.Liquid.Rendering;

namespace Luma.BuildingBlocks.Liquid.Parsing.Tags;

/// <summary>All tags by name.</summary>
internal static class StandardTags
{
    public static readonly FrozenDictionary<string, TagParser> All = new Dictionary<string, TagParser>(StringComparer.Ordinal)
    {
        ["#"] = CommentTags.Inline,
        ["assign"] = VariableTags.Assign,
        ["break"] = LoopTags.Jump(Completion.Break),
        ["capture"] = VariableTags.Capture,
        ["case"] = ConditionTags.Case,
        ["comment"] = CommentTags.Comment,
        ["continue"] = LoopTags.Jump(Completion.Continue),
        ["cycle"] = OutputTags.Cycle,
        ["decrement"] = VariableTags.Count(-1),
        ["doc"] = CommentTags.Doc,
        ["echo"] = OutputTags.Output,
        ["for"] = LoopTags.For,
        ["if"] = ConditionTags.If,
        ["ifchanged"] = OutputTags.IfChanged,
        ["include"] = PartialTags.Include,
        ["increment"] = VariableTags.Count(1),
        ["liquid"] = OutputTags.Liquid,
        ["raw"] = CommentTags.Raw,
        ["render"] = PartialTags.Render,
        ["tablerow"] = LoopTags.TableRow,
        ["unless"] = ConditionTags.Unless,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
