using System.Globalization;
using Luma.Application.Templates;
using Luma.Domain.Common;

namespace Luma.Infrastructure.Templates;

/// <summary>The squigglies (REM-22): facts as templates name them, dates and times already in the message's language and the facility's zone.</summary>
internal static class TemplateModel
{
    public static IReadOnlyDictionary<string, object?> Of(TemplateFacts facts, LanguageTemplates language)
    {
        var culture = CultureInfo.GetCultureInfo(language.Culture);
        var start = facts.Start?.In(facts.Zone);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["patient"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["firstName"] = facts.FirstName,
                ["lastName"] = facts.LastName,
                ["fullName"] = $"{facts.FirstName} {facts.LastName}".Trim(),
                ["language"] = facts.Language ?? facts.DefaultLanguage,
            },
            ["appointment"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["date"] = start?.ToString(language.DateFormat, culture),
                ["time"] = start?.ToString(language.TimeFormat, culture).Replace('\u202f', ' '),
                ["weekday"] = start?.ToString("dddd", culture),
                ["type"] = facts.AppointmentType,
                ["confirmed"] = facts.Confirmed,
                ["detailsUrl"] = facts.DetailsUrl,
            },
            ["provider"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = facts.ProviderName },
            ["facility"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["name"] = facts.FacilityName,
                ["phone"] = Spoken(facts.FacilityPhone ?? facts.OrganizationPhone),
                ["address"] = facts.FacilityAddress,
            },
            ["organization"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["name"] = facts.OrganizationName,
                ["phone"] = Spoken(facts.OrganizationPhone),
            },
            ["answers"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["confirm"] = facts.TakesAnswers,
                ["cancel"] = facts.TakesAnswers && facts.TakesCancellations,
            },
            ["specialInstructions"] = facts.SpecialInstructions,
        };
    }

    // +15595550100 as patients write it: (559) 555-0100.
    private static string? Spoken(string? phone) =>
        phone is { Length: 12 } && phone.StartsWith("+1", StringComparison.Ordinal) ? $"({phone[2..5]}) {phone[5..8]}-{phone[8..]}" : phone;
}
