using System.Globalization;
using System.Text.Encodings.Web;
using Luma.Application.Appointments;
using Luma.Application.Templates;
using Luma.Domain.Appointments;
using Luma.Domain.Common;

namespace Luma.Api.V1;

/// <summary>The page of one visit: large type, plain words, two buttons.</summary>
internal static class VisitPageHtml
{
    private const string Style = """
        body{margin:0;background:#f4f6f8;color:#14181d;font:18px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
        main{max-width:30rem;margin:0 auto;padding:24px 20px 40px}h1{font-size:1.5rem;line-height:1.25;margin:8px 0 4px}
        .card{background:#fff;border-radius:16px;padding:20px;margin:16px 0;box-shadow:0 1px 3px #0002}.when{font-size:1.25rem;font-weight:600}
        .note{background:#e7f4ea;border-radius:12px;padding:14px 16px}button{font:inherit;width:100%;padding:14px;border-radius:12px;border:0;margin-top:12px;cursor:pointer}
        .yes{background:#0b5cad;color:#fff;font-weight:600}.no{background:#fff;color:#a1241b;border:2px solid #a1241b}.dim{color:#525c67}
        button:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
        @media (prefers-color-scheme:dark){body{background:#12161b;color:#eef1f4}.card{background:#1d232a}.dim{color:#aab4bf}.note{background:#173a22}.no{background:#1d232a;color:#ff9d94;border-color:#ff9d94}.yes{background:#5aa9ff;color:#081018}}
        """;

    private static readonly string[] RightToLeft = ["ar", "fa", "he", "ps", "ur"];

    public static string Of(VisitPage page, string path)
    {
        var facts = page.Facts;
        var words = VisitWords.Of(facts.Language ?? facts.DefaultLanguage);
        var texts = SystemTemplates.Find("reminder", Domain.Messaging.Channel.Sms, facts.Language, facts.DefaultLanguage)!.Value.Language;
        var culture = CultureInfo.GetCultureInfo(texts.Culture);
        var start = facts.Start!.Value.In(facts.Zone);
        var code = path.Split('/', StringSplitOptions.RemoveEmptyEntries)[1];
        var body = $"""
            <p class="dim">{E(facts.OrganizationName)}</p><h1>{E(string.Format(culture, words.Title, facts.FirstName))}</h1>
            {(page.Notice is { } notice ? $"<p class=\"note\" role=\"status\">{E(notice)}</p>" : "")}
            <section class="card"><p class="when">{E(start.ToString(texts.DateFormat, culture))}<br>{E(start.ToString(texts.TimeFormat, culture))}</p>
            {Line(facts.ProviderName)}{Line(facts.FacilityName)}<p class="dim">{E(StatusWord(page.Status, words))}</p>
            {(page.MayConfirm ? Button(code, "confirm", "yes", words.Confirm) : "")}{(page.MayCancel ? Button(code, "cancel", "no", words.Cancel) : "")}</section>
            {((facts.FacilityPhone ?? facts.OrganizationPhone) is { } phone ? $"<p class=\"dim\">{E(words.Call)} <a href=\"tel:{E(phone)}\">{E(phone)}</a></p>" : "")}
            """;
        return Frame(texts.Language, facts.OrganizationName, body);
    }

    public static string Gone() => Frame("en", "Luma",
        "<h1>This link no longer works</h1><p>Please call your clinic, or use the link in your newest message.</p>");

    private static string Frame(string language, string title, string body) => $"""
        <!doctype html><html lang="{language}" dir="{(RightToLeft.Contains(language) ? "rtl" : "ltr")}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>{E(title)}</title>
        <style>{Style}</style></head><body><main>{body}</main></body></html>
        """;

    private static string Button(string code, string answer, string look, string label) =>
        $"<form method=\"post\" action=\"/l/{E(code)}/{answer}\"><button class=\"{look}\">{E(label)}</button></form>";

    private static string Line(string? text) => text is null ? "" : $"<p>{E(text)}</p>";

    private static string StatusWord(AppointmentStatus status, VisitWords words) => status switch
    {
        AppointmentStatus.Confirmed => words.Confirmed,
        AppointmentStatus.Cancelled or AppointmentStatus.Rescheduled => words.Cancelled,
        _ => words.Waiting,
    };

    private static string E(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}

/// <summary>The page's own words; a language without them reads English.</summary>
internal sealed record VisitWords(string Title, string Confirm, string Cancel, string Confirmed, string Cancelled, string Waiting, string Call)
{
    private static readonly VisitWords English = new(
        "{0}, your visit", "Confirm", "Cancel the visit", "Confirmed", "Cancelled", "Not confirmed yet", "Questions? Call");

    private static readonly VisitWords Spanish = new(
        "{0}, su cita", "Confirmar", "Cancelar la cita", "Confirmada", "Cancelada", "Todavía sin confirmar", "¿Preguntas? Llame al");

    public static VisitWords Of(string language) => language.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? Spanish : English;
}
