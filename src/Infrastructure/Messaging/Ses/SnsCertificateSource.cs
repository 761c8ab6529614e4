using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>Finds the certificate that a notification says it was signed with.</summary>
public interface ISnsCertificateSource
{
    /// <summary>Null when the address is not one to be trusted, or what lies there is no valid certificate.</summary>
    Task<X509Certificate2?> FindAsync(Uri address, CancellationToken cancellationToken);
}

/// <summary>Amazon's certificates: from its own hosts only, with a chain that ends in a known authority, kept until they expire.</summary>
public sealed class SnsCertificateSource(HttpClient http, TimeProvider clock) : ISnsCertificateSource
{
    private const int MaxKept = 16;
    private readonly ConcurrentDictionary<Uri, X509Certificate2> kept = new();

    public async Task<X509Certificate2?> FindAsync(Uri address, CancellationToken cancellationToken)
    {
        if (!SnsHosts.IsAmazon(address) || !address.AbsolutePath.EndsWith(".pem", StringComparison.Ordinal) || address.Query.Length > 0) return null;
        if (kept.TryGetValue(address, out var known) && known.NotAfter.ToUniversalTime() > clock.GetUtcNow().UtcDateTime) return known;

        var certificate = await FetchAsync(address, cancellationToken);
        if (certificate is null) return null;
        if (kept.Count >= MaxKept) kept.Clear();
        return kept[address] = certificate;
    }

    private async Task<X509Certificate2?> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var pem = await http.GetStringAsync(address, cancellationToken);
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(pem);
            if (certificates.Count == 0) return null;
            using var chain = new X509Chain();
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.ExtraStore.AddRange(certificates);
            return chain.Build(certificates[0]) ? certificates[0] : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or CryptographicException or TaskCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
