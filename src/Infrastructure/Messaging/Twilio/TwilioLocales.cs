using System.Collections.Frozen;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>Our language codes as the voices of Say are named.</summary>
internal static class TwilioLocales
{
    private const string Default = "en-US";

    private static readonly FrozenDictionary<string, string> Locales = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = Default,
        ["es"] = "es-MX",
        ["zh"] = "zh-CN",
        ["zh-Hans"] = "zh-CN",
        ["zh-Hant"] = "zh-TW",
        ["yue"] = "zh-HK",
        ["vi"] = "vi-VN",
        ["tl"] = "fil-PH",
        ["fil"] = "fil-PH",
        ["ko"] = "ko-KR",
        ["ru"] = "ru-RU",
        ["ar"] = "ar-XA",
        ["hi"] = "hi-IN",
        ["fr"] = "fr-FR",
        ["de"] = "de-DE",
        ["it"] = "it-IT",
        ["ja"] = "ja-JP",
        ["pl"] = "pl-PL",
        ["pt"] = "pt-BR",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>An unknown language is read by the English voice rather than not at all.</summary>
    public static string Of(string language)
    {
        if (Locales.TryGetValue(language, out var locale)) return locale;
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0) return Default;
        return Locales.Values.Contains(language, StringComparer.Ordinal) ? language : Locales.GetValueOrDefault(language[..dash], Default);
    }
}
