using System.Text;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Infrastructure.Tests.Messaging;

public sealed class TwilioSignatureTests
{
    private const string Hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private static readonly TwilioSignature Signature = new("12345");
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"property": "value", "boolean": true}""");

    private static readonly KeyValuePair<string, string>[] Form =
    [
        new("To", "+18005551212"), new("Digits", "1234"), new("CallSid", "CA1234567890ABCDE"), new("From", "+14158675309"), new("Caller", "+14158675309"),
    ];

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    public void Published_form_signatures_hold(string url, string expected) => Signature.VerifyForm(url, Form, expected).ShouldBeTrue();

    [Theory]
    [InlineData($"https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256={Hash}", "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData($"https://mycompany.com/myapp.php?bodySHA256={Hash}", "y77kIzt2vzLz71DgmJGsen2scGs=")]
    public void Published_json_signatures_hold(string url, string expected)
    {
        Signature.VerifyBody(url, Body, expected).ShouldBeTrue();
        Signature.VerifyBody(url, "{}"u8, expected).ShouldBeFalse();
        Signature.VerifyBody(url.Replace("bodySHA256", "other", StringComparison.Ordinal), Body, expected).ShouldBeFalse();
    }

    [Fact]
    public void Signing_gives_the_published_signature() =>
        Signature.Sign("https://mycompany.com/myapp.php?foo=1&bar=2", Form).ShouldBe("RSOYDt4T1cUTdK1PDd93/VVr8B8=");

    [Fact]
    public void A_changed_field_address_or_signature_is_refused()
    {
        const string url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        const string signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        Signature.VerifyForm(url, [.. Form[..4], new("Caller", "+14158675308")], signature).ShouldBeFalse();
        Signature.VerifyForm(url, [.. Form, new("Extra", "")], signature).ShouldBeFalse();
        Signature.VerifyForm(url.Replace("bar=2", "bar=3", StringComparison.Ordinal), Form, signature).ShouldBeFalse();
        Signature.VerifyForm(url, Form, signature.ToUpperInvariant()).ShouldBeFalse();
        Signature.VerifyForm(url, Form, "").ShouldBeFalse();
        Signature.VerifyForm(url, Form, null).ShouldBeFalse();
    }

    [Fact]
    public void Both_readings_of_a_repeated_name_hold()
    {
        KeyValuePair<string, string>[] repeated = [new("B", "2"), new("A", "z"), new("A", "a"), new("A", "z")];
        Signature.VerifyForm("https://x.example/", repeated, Signature.Sign("https://x.example/Az,a,zB2")).ShouldBeTrue();
        Signature.VerifyForm("https://x.example/", repeated, Signature.Sign("https://x.example/AaAzB2")).ShouldBeTrue();
        Signature.VerifyForm("https://x.example/", repeated, Signature.Sign("https://x.example/AzB2")).ShouldBeFalse();
    }

    [Fact]
    public void Names_are_sorted_by_their_bytes() =>
        Signature.VerifyForm("https://x.example/", [new("a", "1"), new("B", "2")], Signature.Sign("https://x.example/B2a1")).ShouldBeTrue();
}
