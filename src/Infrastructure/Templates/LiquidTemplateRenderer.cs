using System.Collections.Concurrent;
using System.Globalization;
using Luma.Application.Templates;
using Luma.BuildingBlocks.Liquid;
using Luma.Domain.Common;
using Luma.Domain.Messaging;

namespace Luma.Infrastructure.Templates;

/// <summary>Fills in templates with Liquid; each text is parsed once and shared.</summary>
public sealed class LiquidTemplateRenderer : ITemplateRenderer
{
    private readonly ConcurrentDictionary<(string Template, Channel Channel, string Language), Compiled> _compiled = new();
    private readonly ConcurrentDictionary<string, IReadOnlySet<Channel>> _formats = new(StringComparer.Ordinal);

    public IReadOnlySet<Channel> FormatsOf(string template) => _formats.GetOrAdd(template, static template =>
        Enum.GetValues<Channel>().Where(channel => SystemTemplates.Find(template, channel, "en") is not null).ToHashSet());

    public bool NeedsLink(string template, Channel channel) => Compile(template, channel, null, "en").NeedsLink;

    public RenderedMessage Render(string template, Channel channel, TemplateFacts facts)
    {
        var compiled = Compile(template, channel, facts.Language, facts.DefaultLanguage);
        var model = TemplateModel.Of(facts, compiled.Language);
        var options = new LiquidRenderOptions { Culture = compiled.Culture, TimeZone = facts.Zone, MaxOutputLength = 20_000 };
        try
        {
            var body = compiled.Body.Render(model, options).Trim();
            if (body.Length == 0) throw new TemplateException($"The {channel} text of '{template}' came out empty.");
            if (channel != Channel.Email) return new(compiled.Language.Language, null, body, null);

            var subject = compiled.Subject?.Render(model, options).Trim().ReplaceLineEndings(" ");
            var html = EmailLayout.Wrap(
                compiled.Body.Render(model, options with { Escape = LiquidEscape.Html }).Trim(), compiled.Language, facts.DetailsUrl);
            return new(compiled.Language.Language, subject, body, html);
        }
        catch (LiquidException error)
        {
            throw new TemplateException($"The {channel} text of '{template}' could not be rendered: {error.Message}", error);
        }
    }

    private Compiled Compile(string template, Channel channel, string? language, string defaultLanguage)
    {
        var found = SystemTemplates.Find(template, channel, language, defaultLanguage)
            ?? throw new TemplateException($"There is no {channel} text of '{template}'.");
        return _compiled.GetOrAdd((template, channel, found.Language.Language), _ => new(
            found.Language,
            CultureInfo.GetCultureInfo(found.Language.Culture),
            found.Text.Subject is { } subject ? LiquidTemplate.Parse(subject) : null,
            LiquidTemplate.Parse(found.Text.Body)));
    }

    private sealed record Compiled(LanguageTemplates Language, CultureInfo Culture, LiquidTemplate? Subject, LiquidTemplate Body)
    {
        public bool NeedsLink { get; } = Body.Variables.Any(variable => variable.Path == "appointment.detailsUrl");
    }
}
