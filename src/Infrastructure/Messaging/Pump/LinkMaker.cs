using System.Security.Cryptography;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Makes the short links in messages: 72 random bits, unguessable, in letters that survive being read aloud.</summary>
public sealed class LinkMaker(Uri publicUrl)
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public string NewCode() => RandomNumberGenerator.GetString(Alphabet, 15);

    public string Address(string code) => new Uri(publicUrl, $"/l/{code}").ToString();
}
