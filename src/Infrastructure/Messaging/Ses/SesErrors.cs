using System.Collections.Frozen;
using System.Text.Json;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Transport;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>The service's errors that change what we do; the one place where they are read.</summary>
public static class SesErrors
{
    // Null: the vendor does not have it and asks for patience.
    private static readonly FrozenDictionary<string, DeliveryFailure?> Meanings = new Dictionary<string, DeliveryFailure?>
    {
        ["TooManyRequestsException"] = null,
        ["LimitExceededException"] = null,
        ["ThrottlingException"] = null,
        ["AccountSuspendedException"] = DeliveryFailure.Configuration,
        ["SendingPausedException"] = DeliveryFailure.Configuration,
        ["MailFromDomainNotVerifiedException"] = DeliveryFailure.Configuration,
        ["NotFoundException"] = DeliveryFailure.Configuration, // the configuration set
        ["AccessDeniedException"] = DeliveryFailure.Configuration,
        ["ExpiredTokenException"] = DeliveryFailure.Configuration,
        ["InvalidSignatureException"] = DeliveryFailure.Configuration,
        ["SignatureDoesNotMatch"] = DeliveryFailure.Configuration,
        ["UnrecognizedClientException"] = DeliveryFailure.Configuration,
        ["InvalidClientTokenId"] = DeliveryFailure.Configuration,
        ["MessageRejected"] = DeliveryFailure.Filtered,
        ["BadRequestException"] = DeliveryFailure.Permanent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Known => Meanings.Keys;

    public static bool AsksForPatience(string name) => Meanings.TryGetValue(name, out var failure) && failure is null;

    public static DeliveryFailure Failure(string name) => Meanings.GetValueOrDefault(name) ?? DeliveryFailure.Permanent;

    /// <summary>The error's name, from the header or the body; namespaces and addresses around it are dropped.</summary>
    public static string? NameOf(VendorAnswer.Replied reply)
    {
        var name = reply.ErrorType ?? TypeInBody(reply.Body);
        return name?.Split(':')[0].Split('#')[^1];
    }

    private static string? TypeInBody(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Text("__type") ?? document.RootElement.Text("code");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null; // not the service's answer: a proxy's page
        }
    }
}
