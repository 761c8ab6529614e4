using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Luma.Infrastructure.Messaging.Ses;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Tests.Messaging;

public sealed class SnsTests : IDisposable
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:mail";
    private const string CertificateAddress = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem";
    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 certificate;
    private readonly SnsVerifier verifier;

    public SnsTests()
    {
        certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        verifier = new SnsVerifier(new OneCertificate(certificate), Options.Create(new SesOptions { TopicArn = Topic }));
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("2", null)]
    [InlineData("2", "A subject")]
    public async Task A_signed_notification_is_believed(string version, string? subject) =>
        (await VerifyAsync(Sign(Notification(version) with { Subject = subject }))).ShouldNotBeNull();

    [Fact]
    public async Task A_signed_confirmation_is_believed() =>
        (await VerifyAsync(Sign(Notification("2") with { Type = SnsMessage.SubscriptionConfirmation, Token = "t", SubscribeURL = "https://sns.us-east-1.amazonaws.com/?x" }))).ShouldNotBeNull();

    [Fact]
    public void The_signed_text_is_names_and_values_in_byte_order() =>
        (Notification("1") with { Subject = "S" }).StringToSign().ShouldBe($"Message\n{{}}\nMessageId\nid\nSubject\nS\nTimestamp\n2026-12-01T00:00:00.000Z\nTopicArn\n{Topic}\nType\nNotification\n");

    [Fact]
    public async Task What_was_changed_after_signing_is_not_believed()
    {
        var signed = Sign(Notification("2"));
        (await VerifyAsync(signed with { Message = "{\"x\":1}" })).ShouldBeNull();
        (await VerifyAsync(signed with { Subject = "new" })).ShouldBeNull();
        (await VerifyAsync(signed with { SignatureVersion = "1" })).ShouldBeNull();
        (await VerifyAsync(signed with { SignatureVersion = "3" })).ShouldBeNull();
        (await VerifyAsync(signed with { Signature = "no base64" })).ShouldBeNull();
        (await VerifyAsync(signed with { Type = SnsMessage.SubscriptionConfirmation })).ShouldBeNull();
    }

    [Fact]
    public async Task Another_topic_is_not_believed_however_well_signed() =>
        (await VerifyAsync(Sign(Notification("2") with { TopicArn = Topic + "2" }))).ShouldBeNull();

    [Fact]
    public async Task The_bare_event_of_raw_delivery_is_not_believed() =>
        (await verifier.VerifyAsync("""{"eventType":"Delivery","mail":{"messageId":"x"}}"""u8.ToArray(), default)).ShouldBeNull();

    [Theory]
    [InlineData("https://sns.us-east-1.amazonaws.com/a.pem", true)]
    [InlineData("https://sns.cn-north-1.amazonaws.com.cn/a.pem", true)]
    [InlineData("https://sns.us-gov-west-1.amazonaws.com/a.pem", true)]
    [InlineData("http://sns.us-east-1.amazonaws.com/a.pem", false)]
    [InlineData("https://sns.us-east-1.amazonaws.com.evil.example/a.pem", false)]
    [InlineData("https://evil.example/sns.us-east-1.amazonaws.com/a.pem", false)]
    [InlineData("https://sns.us-east-1.amazonaws.com@evil.example/a.pem", false)]
    [InlineData("https://x@sns.us-east-1.amazonaws.com/a.pem", false)]
    [InlineData("https://sns.us-east-1.amazonaws.com:8443/a.pem", false)]
    [InlineData("https://bucket.s3.us-east-1.amazonaws.com/a.pem", false)]
    public void Only_amazons_own_hosts_are_called(string address, bool amazon) => SnsHosts.IsAmazon(new Uri(address)).ShouldBe(amazon);

    [Fact]
    public async Task A_foreign_certificate_is_not_fetched_and_a_self_made_one_not_believed()
    {
        var wire = new Wire(certificate.ExportCertificatePem());
        var source = new SnsCertificateSource(new HttpClient(wire), TimeProvider.System);
        (await source.FindAsync(new Uri("https://evil.example/a.pem"), default)).ShouldBeNull();
        (await source.FindAsync(new Uri("https://sns.us-east-1.amazonaws.com/a.pem?x=1"), default)).ShouldBeNull();
        wire.Asked.ShouldBeEmpty();
        (await source.FindAsync(new Uri(CertificateAddress), default)).ShouldBeNull();
        wire.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_subscription_is_confirmed_at_amazon_and_nowhere_else()
    {
        var wire = new Wire("<ok/>");
        var subscriptions = new SnsSubscriptions(new HttpClient(wire));
        (await subscriptions.ConfirmAsync(Notification("2") with { SubscribeURL = "https://evil.example/?Action=ConfirmSubscription" }, default)).ShouldBeFalse();
        wire.Asked.ShouldBeEmpty();
        (await subscriptions.ConfirmAsync(Notification("2") with { SubscribeURL = "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription" }, default)).ShouldBeTrue();
        wire.Asked.ShouldHaveSingleItem();
    }

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }

    private static SnsMessage Notification(string version) =>
        new(SnsMessage.Notification, "id", Topic, "{}", "2026-12-01T00:00:00.000Z", version, "", CertificateAddress);

    private SnsMessage Sign(SnsMessage message)
    {
        var hash = message.SignatureVersion == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        return message with { Signature = Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(message.StringToSign()), hash, RSASignaturePadding.Pkcs1)) };
    }

    private Task<SnsMessage?> VerifyAsync(SnsMessage message) => verifier.VerifyAsync(JsonSerializer.SerializeToUtf8Bytes(message), default);

    private sealed class OneCertificate(X509Certificate2 certificate) : ISnsCertificateSource
    {
        public Task<X509Certificate2?> FindAsync(Uri address, CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(certificate);
    }

    private sealed class Wire(string answer) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) });
        }
    }
}
