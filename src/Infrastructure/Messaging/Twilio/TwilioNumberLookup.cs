using Luma.Application.Messaging;
using Luma.Infrastructure.Messaging.Transport;

namespace Luma.Infrastructure.Messaging.Twilio;

public sealed class TwilioNumberLookup(TwilioClient client) : INumberLookup
{
    public async Task<NumberLookupAnswer?> LookupAsync(string phoneNumber, CancellationToken cancellationToken)
    {
        var answer = await client.LookupLineTypeAsync(phoneNumber, cancellationToken);
        if (answer is not VendorAnswer.Replied { Succeeded: true } reply) return null;
        if (TwilioJson.Read<TwilioLookup>(reply.Body) is not { } lookup) return null;
        return new NumberLookupAnswer(lookup.Valid, Type(lookup.LineTypeIntelligence?.Type));
    }

    private static LineType Type(string? type) => type switch
    {
        "mobile" => LineType.Mobile,
        "landline" => LineType.Landline,
        "fixedVoip" or "nonFixedVoip" => LineType.Voip,
        "tollFree" => LineType.TollFree,
        "pager" => LineType.Pager,
        _ => LineType.Unknown,
    };
}
