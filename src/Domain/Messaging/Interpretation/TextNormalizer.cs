using System.Globalization;
using System.Text;

namespace Luma.Domain.Messaging.Interpretation;

/// <summary>Case, accents, punctuation and spaces carry no meaning in an answer.</summary>
public static class TextNormalizer
{
    /// <summary>Lower-case words without accents, single-spaced. Apostrophes vanish (can't → cant), other marks part words; an emoji is a word.</summary>
    public static string Normalize(string text) => Fold(text, NormalizationForm.FormKD).Replace('đ', 'd');

    /// <summary>As <see cref="Normalize"/>, but with accents: Vietnamese đúng (right) is not dừng (stop).</summary>
    public static string NormalizeKeepingAccents(string text) => Fold(text, NormalizationForm.FormKC);

    private static string Fold(string text, NormalizationForm form)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(form).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format || IsSkinTone(rune.Value)) continue;
            if (category is UnicodeCategory.OtherSymbol) Part(result).Append(rune.ToString()).Append(' ');
            else if (Rune.IsLetterOrDigit(rune) || category is UnicodeCategory.SpacingCombiningMark) result.Append(Rune.ToLowerInvariant(rune).ToString());
            else Part(result);
        }

        return result.ToString().TrimEnd();
    }

    private static StringBuilder Part(StringBuilder result) => result.Length == 0 || result[^1] == ' ' ? result : result.Append(' ');

    // Normalize() refuses lone surrogates and noncharacters, and takes an acute accent typed as an apostrophe for a space.
    private static string WellFormed(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\'' or '’' or '‘' or 'ʼ' or '´' or '`' or '′' or '＇') continue;
            result.Append(rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString());
        }

        return result.ToString();
    }

    private static bool IsSkinTone(int rune) => rune is >= 0x1F3FB and <= 0x1F3FF;
}
