using System.Net;
using Luma.Application.Templates;

namespace Luma.Infrastructure.Templates;

/// <summary>The frame of an HTML e-mail: one column, readable without images, right-to-left where the language is.</summary>
internal static class EmailLayout
{
    private static readonly string[] RightToLeft = ["ar", "fa", "he", "ps", "ur"];

    /// <param name="body">Rendered with escaped values; its blank lines part paragraphs.</param>
    public static string Wrap(string body, LanguageTemplates language, string? link)
    {
        var direction = RightToLeft.Contains(language.Language) ? "rtl" : "ltr";
        // The bare address becomes a button: nobody should have to read it.
        var text = link is null ? body : body.Replace(WebUtility.HtmlEncode(link), "", StringComparison.Ordinal);
        var paragraphs = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(paragraph => $"<p style=\"margin:0 0 16px\">{paragraph.Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        var button = link is null
            ? ""
            : $"<p style=\"margin:24px 0\"><a href=\"{WebUtility.HtmlEncode(link)}\" style=\"background:#0f5fc2;color:#fff;padding:12px 24px;"
              + $"border-radius:8px;text-decoration:none;display:inline-block\">{WebUtility.HtmlEncode(language.OpenVisit)}</a></p>";
        return $"<!doctype html><html lang=\"{language.Language}\" dir=\"{direction}\"><body style=\"margin:0;padding:24px;"
            + "font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;color:#1b1f24;background:#fff\">"
            + $"<div style=\"max-width:560px;margin:0 auto\">{string.Concat(paragraphs)}{button}</div></body></html>";
    }
}
