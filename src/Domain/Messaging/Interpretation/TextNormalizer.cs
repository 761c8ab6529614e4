using System.Globalization;
using System.Text;

namespace Luma.Domain.Messaging.Interpretation;

/// <summary>Case, accents, punctuation and spaces carry no meaning in an answer.</summary>
public static class TextNormalizer
{
    /// <summary>Lower-case words without accents, single-spaced. Apostrophes vanish (can't → cant), other marks part words; emoji stay.</summary>
    public static string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
                || rune.Value is '\'' or '’' or '‘' or 'ʼ' || IsSkinTone(rune.Value)) continue;
            if (Rune.IsLetterOrDigit(rune) || category is UnicodeCategory.OtherSymbol or UnicodeCategory.SpacingCombiningMark)
                result.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().Replace('đ', 'd').TrimEnd();
    }

    private static bool IsSkinTone(int rune) => rune is >= 0x1F3FB and <= 0x1F3FF;
}
