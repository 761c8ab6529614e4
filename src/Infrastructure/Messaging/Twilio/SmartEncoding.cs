using System.Text;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>With SmartEncoded Twilio may replace typographic characters by plain ones; folded, sent and listed text compare equal.</summary>
internal static class SmartEncoding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u02BC' or '`' or '\u00B4' => folded.Append('\''),
                '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' => folded.Append('"'),
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => folded.Append('-'),
                '\u2026' => folded.Append("..."),
                '\u00A0' or '\u2002' or '\u2003' or '\u2009' or '\u200A' or '\u202F' or '\t' => folded.Append(' '),
                '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD' or '\r' => folded,
                _ => folded.Append(character),
            };
        }

        return folded.ToString().Trim();
    }
}
