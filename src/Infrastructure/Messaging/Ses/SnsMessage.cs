using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>What Amazon SNS posts: a notification, or the request to confirm a subscription.</summary>
public sealed record SnsMessage(
    string Type, string MessageId, string TopicArn, string Message, string Timestamp, string SignatureVersion, string Signature, string SigningCertURL)
{
    public const string Notification = "Notification";
    public const string SubscriptionConfirmation = "SubscriptionConfirmation";
    public const string UnsubscribeConfirmation = "UnsubscribeConfirmation";

    public string? Subject { get; init; }

    public string? Token { get; init; }

    public string? SubscribeURL { get; init; }

    /// <summary>Null when a signed member is missing; such a text cannot be verified, so it need not be understood.</summary>
    public static SnsMessage? Read(ReadOnlySpan<byte> json)
    {
        var message = SesJson.Read<SnsMessage>(Encoding.UTF8.GetString(json));
        return message is { Type: not null, MessageId: not null, TopicArn: not null, Message: not null, Timestamp: not null, SignatureVersion: not null, Signature: not null, SigningCertURL: not null }
            ? message
            : null;
    }

    /// <summary>Name and value of each signed member, in byte order of the names.</summary>
    public string StringToSign()
    {
        (string Name, string? Value)[] members = Type == Notification
            ? [(nameof(Message), Message), (nameof(MessageId), MessageId), (nameof(Subject), Subject), (nameof(Timestamp), Timestamp), (nameof(TopicArn), TopicArn), (nameof(Type), Type)]
            : [(nameof(Message), Message), (nameof(MessageId), MessageId), (nameof(SubscribeURL), SubscribeURL), (nameof(Timestamp), Timestamp), (nameof(Token), Token), (nameof(TopicArn), TopicArn), (nameof(Type), Type)];
        var text = new StringBuilder();
        foreach (var (name, value) in members)
        {
            if (value is not null) text.Append(name).Append('\n').Append(value).Append('\n');
        }

        return text.ToString();
    }

    public bool IsSignedBy(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey();
        var signature = new byte[Signature.Length];
        if (key is null || Hash is not { } hash || !Convert.TryFromBase64String(Signature, signature, out var length)) return false;
        return key.VerifyData(Encoding.UTF8.GetBytes(StringToSign()), signature.AsSpan(0, length), hash, RSASignaturePadding.Pkcs1);
    }

    private HashAlgorithmName? Hash => SignatureVersion switch
    {
        "1" => HashAlgorithmName.SHA1,
        "2" => HashAlgorithmName.SHA256,
        _ => null,
    };
}
