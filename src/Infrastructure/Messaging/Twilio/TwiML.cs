using System.Globalization;
using System.Text;
using System.Xml;
using Luma.Application.Messaging;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>What Twilio is to do on a call, or with a text.</summary>
public static class TwiML
{
    public const string ContentType = "text/xml";
    public const string Empty = """<?xml version="1.0" encoding="utf-8"?><Response />""";

    private const int SecondsForKeys = 8;
    private const int MaxSay = 4096;

    /// <param name="script">What the caller hears next.</param>
    /// <param name="gatherAction">Where pressed keys are sent.</param>
    public static string Write(VoiceScript script, string gatherAction)
    {
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { CheckCharacters = false }))
        {
            xml.WriteStartElement("Response");
            if (script.GatherDigits > 0) WriteGather(xml, script, gatherAction);
            else WriteSpeech(xml, script);

            // Nobody pressed a key: a moment for late fingers, then on.
            if (script.GatherDigits > 0) WritePause(xml);
            if (script.DialTo is { Length: > 0 } number) xml.WriteElementString("Dial", Clean(number));
            else WriteEmpty(xml, "Hangup");
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void WriteGather(XmlWriter xml, VoiceScript script, string action)
    {
        xml.WriteStartElement("Gather");
        xml.WriteAttributeString("input", "dtmf");
        xml.WriteAttributeString("numDigits", script.GatherDigits.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("timeout", SecondsForKeys.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("action", action);
        xml.WriteAttributeString("method", "POST");
        WriteSpeech(xml, script);
        xml.WriteEndElement();
    }

    private static void WriteSpeech(XmlWriter xml, VoiceScript script)
    {
        var locale = TwilioLocales.Of(script.Language);
        for (var i = 0; i < script.Say.Count; i++)
        {
            if (i > 0) WritePause(xml);
            var spoken = script.Say[i];
            xml.WriteStartElement("Say");
            xml.WriteAttributeString("language", locale);
            xml.WriteString(Clean(spoken.Length > MaxSay ? spoken[..MaxSay] : spoken));
            xml.WriteEndElement();
        }
    }

    private static void WritePause(XmlWriter xml)
    {
        xml.WriteStartElement("Pause");
        xml.WriteAttributeString("length", "1");
        xml.WriteEndElement();
    }

    private static void WriteEmpty(XmlWriter xml, string verb)
    {
        xml.WriteStartElement(verb);
        xml.WriteEndElement();
    }

    // Characters that XML 1.0 cannot carry would make Twilio drop the whole call.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
        }

        return clean.ToString();
    }

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
