using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Luma.Infrastructure.Messaging.Ses;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>The sandbox's own SNS signing key: made once, kept in the database, shared by all nodes. Its certificate is believed here and nowhere else.</summary>
internal sealed class SandboxSnsKey(SandboxVendorStore store, TwilioAddresses addresses, TimeProvider clock) : ISnsCertificateSource
{
    public const string CertificatePath = "/sandbox/vendors/sns/cert.pem";
    private const int KeyBits = 2048;

    public string CertificateAddress => addresses.Called(CertificatePath);

    public async Task<string> CertificateAsync(CancellationToken cancellationToken) => (await store.SnsKeyAsync(Make, cancellationToken)).Certificate;

    public async Task<string> SignAsync(byte[] data, CancellationToken cancellationToken)
    {
        using var key = RSA.Create();
        key.ImportFromPem((await store.SnsKeyAsync(Make, cancellationToken)).PrivateKey);
        return Convert.ToBase64String(key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public async Task<X509Certificate2?> FindAsync(Uri address, CancellationToken cancellationToken) =>
        address.AbsoluteUri == CertificateAddress ? X509Certificate2.CreateFromPem(await CertificateAsync(cancellationToken)) : null;

    private (string PrivateKey, string Certificate) Make()
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest("CN=Luma sandbox SNS", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddYears(-1), now.AddYears(20));
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }
}
