using Luma.Domain.Messaging;

namespace Luma.Application.Templates;

/// <summary>A template filled in for one recipient.</summary>
/// <param name="Html">E-mail only.</param>
public sealed record RenderedMessage(string Language, string? Subject, string Body, string? Html);

/// <summary>Fills a template in. Never returns text with raw placeholders.</summary>
public interface ITemplateRenderer
{
    /// <summary>The channels for which the template has a text.</summary>
    IReadOnlySet<Channel> FormatsOf(string template);

    /// <summary>True when the text refers to the visit's link, which then must exist.</summary>
    bool NeedsLink(string template, Channel channel);

    /// <exception cref="TemplateException">There is no such text, or it could not be rendered: nothing must be sent.</exception>
    RenderedMessage Render(string template, Channel channel, TemplateFacts facts);
}

public sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
