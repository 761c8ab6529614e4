using System.Reflection;
using System.Text.Json;
using Luma.Domain.Messaging;

namespace Luma.Application.Templates;

public sealed record TemplateText(string? Subject, string Body);

/// <summary>The texts of one language: how it writes dates and times, and its templates by name and channel.</summary>
public sealed record LanguageTemplates(
    string Language, string Culture, string DateFormat, string TimeFormat, string OpenVisit,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Templates)
{
    public TemplateText? Find(string template, Channel channel)
    {
        if (!Templates.TryGetValue(template, out var formats)) return null;
        if (!formats.TryGetValue(channel.ToString().ToLowerInvariant(), out var text)) return null;
        return text.ValueKind == JsonValueKind.String
            ? new(null, text.GetString()!)
            : new(text.GetProperty("subject").GetString(), text.GetProperty("body").GetString()!);
    }
}

/// <summary>The standard templates (REM-18), one file a language beside this class.</summary>
public static class SystemTemplates
{
    private static readonly Dictionary<string, LanguageTemplates> ByLanguage = Load();

    public static IReadOnlyCollection<LanguageTemplates> All => ByLanguage.Values;

    /// <summary>The first of the languages that has this text: the patient's, its base (zh-Hant → zh), the account's, English.</summary>
    public static (LanguageTemplates Language, TemplateText Text)? Find(string template, Channel channel, params string?[] languages)
    {
        foreach (var language in languages.SelectMany(WithBase).Append("en"))
            if (ByLanguage.TryGetValue(language, out var texts) && texts.Find(template, channel) is { } text)
                return (texts, text);
        return null;
    }

    private static IEnumerable<string> WithBase(string? language)
    {
        if (string.IsNullOrEmpty(language)) yield break;
        yield return language;
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0) yield return language[..dash];
    }

    private static Dictionary<string, LanguageTemplates> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var result = new Dictionary<string, LanguageTemplates>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Templates.System.", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var texts = JsonSerializer.Deserialize<LanguageTemplates>(stream, JsonSerializerOptions.Web)!;
            result.Add(texts.Language, texts);
        }

        return result;
    }
}
