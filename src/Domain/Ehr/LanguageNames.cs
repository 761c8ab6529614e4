using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Luma.Domain.Ehr;

/// <summary>Finds the language that an EHR's text means: an English or native name, or a code of two or three letters.</summary>
public static class LanguageNames
{
    private static readonly FrozenDictionary<string, string> Codes = Table(
        "en: english, eng",
        "es: spanish, espanol, castellano, castilian, spa, esp",
        "vi: vietnamese, tieng viet, vie",
        "zh: chinese, mandarin, cantonese, zhongwen, 中文, 汉语, 漢語, chi, zho, cmn, yue",
        "ko: korean, 한국어, kor",
        "tl: tagalog, filipino, pilipino, tgl, fil",
        "ru: russian, русский, rus",
        "hy: armenian, hye, arm",
        "fa: farsi, persian, dari, fas, per",
        "ar: arabic, العربية, ara",
        "fr: french, francais, fra, fre",
        "de: german, deutsch, deu, ger",
        "pt: portuguese, portugues, por",
        "ja: japanese, 日本語, jpn",
        "it: italian, italiano, ita",
        "pl: polish, polski, pol",
        "hi: hindi, hin",
        "pa: punjabi, panjabi, pan",
        "ur: urdu, urd",
        "bn: bengali, bangla, ben",
        "gu: gujarati, guj",
        "km: khmer, cambodian, khm",
        "lo: lao, laotian",
        "hmn: hmong",
        "th: thai, tha",
        "uk: ukrainian, ukr",
        "so: somali, som",
        "am: amharic, amh",
        "ht: haitian, haitian creole, creole, kreyol, hat",
        "he: hebrew, heb",
        "el: greek, ell, gre",
        "sm: samoan, smo");

    /// <summary>A code such as <c>es</c>; null when the text is no language. The clinic's own names come first.</summary>
    public static string? Code(string? text, IReadOnlyDictionary<string, string>? own = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var key = Fold(text);
        if (own?.FirstOrDefault(pair => Fold(pair.Key) == key) is { Value: { } code }) return code.Trim().ToLowerInvariant();

        // "Spanish; Castilian", "es-MX" and "Spanish (Mexico)" are all Spanish.
        return Codes.GetValueOrDefault(key) ?? Codes.GetValueOrDefault(key.Split([';', ',', '(', '/', '-', '_'])[0].Trim());
    }

    /// <summary>Without case and accents.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) folded.Append(letter);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static FrozenDictionary<string, string> Table(params string[] lines) =>
        lines.SelectMany(line =>
        {
            var code = line[..line.IndexOf(':', StringComparison.Ordinal)];
            return line[(code.Length + 1)..].Split(',').Select(Fold).Append(code).Select(name => (name, code));
        }).DistinctBy(pair => pair.name).ToFrozenDictionary(pair => pair.name, pair => pair.code, StringComparer.Ordinal);
}
