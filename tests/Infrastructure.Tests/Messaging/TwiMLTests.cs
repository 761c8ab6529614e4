using System.Xml.Linq;
using Luma.Application.Messaging;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Infrastructure.Tests.Messaging;

public sealed class TwiMLTests
{
    [Fact]
    public void Speech_without_keys_is_said_and_ends_the_call()
    {
        var response = Write(new VoiceScript(["Hello.", "Good bye."], "es"));
        response.Elements().Select(verb => verb.Name.LocalName).ShouldBe(["Say", "Pause", "Say", "Hangup"]);
        response.Element("Say")!.Attribute("language")!.Value.ShouldBe("es-MX");
    }

    [Fact]
    public void Keys_are_gathered_and_sent_back_to_us()
    {
        var gather = Write(new VoiceScript(["Press 1."], "en", GatherDigits: 1)).Element("Gather")!;
        gather.Attribute("numDigits")!.Value.ShouldBe("1");
        gather.Attribute("action")!.Value.ShouldBe("https://x.example/voice?message=1&a=2");
        gather.Element("Say")!.Value.ShouldBe("Press 1.");
    }

    [Fact]
    public void A_call_is_put_through_after_the_speech() =>
        Write(new VoiceScript(["One moment."], "en", DialTo: "+15550100001")).Elements().Last().ToString().ShouldBe("<Dial>+15550100001</Dial>");

    [Theory]
    [InlineData("<b>\"&' Müller 漢字 😀", "<b>\"&' Müller 漢字 😀")]
    [InlineData("a\u0000b\u0008c", "abc")]
    public void Any_text_is_said_as_far_as_xml_can_carry_it(string text, string said) => Write(new VoiceScript([text], "en")).Element("Say")!.Value.ShouldBe(said);

    [Fact]
    public void Half_a_character_is_left_unsaid() => Write(new VoiceScript(["a" + '\ud83d' + "b"], "en")).Element("Say")!.Value.ShouldBe("ab");

    [Theory]
    [InlineData("en", "en-US")]
    [InlineData("vi", "vi-VN")]
    [InlineData("zh-Hant", "zh-TW")]
    [InlineData("es-US", "es-MX")]
    [InlineData("tlh", "en-US")]
    [InlineData("", "en-US")]
    public void Languages_are_voices_of_the_vendor(string language, string locale) =>
        Write(new VoiceScript(["x"], language)).Element("Say")!.Attribute("language")!.Value.ShouldBe(locale);

    private static XElement Write(VoiceScript script) => XElement.Parse(TwiML.Write(script, "https://x.example/voice?message=1&a=2"));
}
