using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>Believes a notification only if it is from our topic and signed by Amazon.</summary>
public sealed class SnsVerifier(ISnsCertificateSource certificates, IOptions<SesOptions> options)
{
    public async Task<SnsMessage?> VerifyAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (SnsMessage.Read(body.Span) is not { } message) return null;
        if (message.TopicArn != options.Value.TopicArn) return null;
        if (!Uri.TryCreate(message.SigningCertURL, UriKind.Absolute, out var address)) return null;
        var certificate = await certificates.FindAsync(address, cancellationToken);
        return certificate is not null && message.IsSignedBy(certificate) ? message : null;
    }
}
