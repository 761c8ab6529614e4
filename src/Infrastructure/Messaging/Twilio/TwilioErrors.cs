using System.Collections.Frozen;
using Luma.Domain.Messaging;

namespace Luma.Infrastructure.Messaging.Twilio;

/// <summary>Twilio's error codes that change what we do; the one place where they are read.</summary>
public static class TwilioErrors
{
    public const string BodyTooLong = "21617";

    // Null: the vendor does not have it and asks for patience.
    private static readonly FrozenDictionary<int, DeliveryFailure?> Meanings = new Dictionary<int, DeliveryFailure?>
    {
        [20429] = null, // too many requests
        [21611] = null, // more than ten hours queued on this sender
        [20003] = DeliveryFailure.Configuration, // authentication failed
        [20404] = DeliveryFailure.Configuration, // no such account
        [21205] = DeliveryFailure.Configuration, // our voice address is invalid
        [21210] = DeliveryFailure.Configuration, // caller id not verified
        [21212] = DeliveryFailure.Configuration, // invalid sender
        [21408] = DeliveryFailure.Configuration, // region not permitted
        [21603] = DeliveryFailure.Configuration, // sender missing
        [21606] = DeliveryFailure.Configuration, // sender cannot text
        [21612] = DeliveryFailure.Configuration, // not reachable from this sender
        [21659] = DeliveryFailure.Configuration, // sender is not ours
        [30002] = DeliveryFailure.Configuration, // account suspended
        [30024] = DeliveryFailure.Transient, // sender not provisioned at the carrier yet
        [30034] = DeliveryFailure.Configuration, // sender not registered to a campaign
        [21211] = DeliveryFailure.BadContact, // invalid recipient
        [21217] = DeliveryFailure.BadContact,
        [30005] = DeliveryFailure.BadContact, // unknown handset
        [21614] = DeliveryFailure.NotTextable, // not a mobile number
        [30006] = DeliveryFailure.NotTextable, // landline or unreachable carrier
        [21610] = DeliveryFailure.OptedOut,
        [30004] = DeliveryFailure.Blocked, // by the recipient or the carrier
        [30007] = DeliveryFailure.Filtered, // taken for spam
        [30001] = DeliveryFailure.Transient, // queue overflow
        [30003] = DeliveryFailure.Transient, // handset unreachable
        [30008] = DeliveryFailure.Transient, // unknown error
        [30410] = DeliveryFailure.Transient, // provider time-out
        [30500] = DeliveryFailure.Transient, // provider internal error
        [21617] = DeliveryFailure.Permanent, // body above 1,600 characters
        [30036] = DeliveryFailure.Permanent, // validity period expired
    }.ToFrozenDictionary();

    public static IEnumerable<int> Known => Meanings.Keys;

    public static bool AsksForPatience(int code) => Meanings.TryGetValue(code, out var failure) && failure is null;

    /// <summary>A code that is not in the table will not go away by itself; an event without any code might.</summary>
    public static DeliveryFailure Failure(int? code) => code switch
    {
        null => DeliveryFailure.Transient,
        { } known when Meanings.TryGetValue(known, out var failure) => failure ?? DeliveryFailure.Transient,
        _ => DeliveryFailure.Permanent,
    };
}
