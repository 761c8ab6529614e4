namespace Luma.Domain.Messaging.Routing;

/// <summary>Where a message goes, or why nowhere.</summary>
public sealed record Route(Channel Channel, string Value, Reason? None, string? Detail)
{
    public static Route To(Channel channel, string value) => new(channel, value, null, null);

    public static Route Nowhere(Reason reason, string? detail = null) => new(default, "", reason, detail);
}

/// <summary>Chooses contact and channel: the patient's preference first, then SMS, voice, e-mail (REM-32); after a failure in the retries' order.</summary>
public static class Router
{
    private static readonly Channel[] Order = [Channel.Sms, Channel.Voice, Channel.Email];

    // When every candidate falls out, the reason that a person should hear first.
    private static readonly Reason[] Precedence =
    [
        Reasons.DoNotContact, Reasons.BlockedContact, Reasons.NotInLimitedContacts, Reasons.EhrPreference, Reasons.NoFormat,
        Reasons.InvalidContact, Reasons.NotTextable,
    ];

    /// <param name="formats">Channels for which the template has a text.</param>
    /// <param name="tried">Values that failed for good on an earlier attempt of this message.</param>
    public static Route Choose(
        Recipient recipient, ContactRules rules, IReadOnlySet<Channel> formats, IReadOnlySet<(Channel Channel, string Value)>? tried = null)
    {
        if (recipient.DoNotContact) return Route.Nowhere(Reasons.DoNotContact, "The patient is on the list.");

        var usable = UsableChannels(recipient, rules);
        var objections = new HashSet<Reason>();
        foreach (var channel in ChannelsInOrder(recipient, rules, isRetry: tried is { Count: > 0 }).Where(usable.Contains))
        {
            foreach (var contact in recipient.Contacts.Where(contact => contact.Active && Reaches(contact, channel)).OrderBy(contact => contact.Position))
            {
                if (tried?.Contains((channel, contact.Value)) == true) continue;
                if (Objection(channel, contact, recipient, rules, formats) is not { } objection) return Route.To(channel, contact.Value);
                objections.Add(objection);
            }
        }

        return Route.Nowhere(Precedence.FirstOrDefault(objections.Contains) ?? Reasons.NoContact);
    }

    /// <summary>Whether a value may be written to at all, for answers to a patient who has just written from it.</summary>
    public static Route Answer(Channel channel, string value, Recipient recipient, ContactRules rules)
    {
        var reason = recipient.DoNotContactValues.Contains(value) || recipient.DoNotContact ? Reasons.DoNotContact
            : rules.Blocked.Contains(value) ? Reasons.BlockedContact
            : rules.LimitedTo?.Contains(value) == false ? Reasons.NotInLimitedContacts
            : null;
        return reason is null ? Route.To(channel, value) : Route.Nowhere(reason);
    }

    // REM-36: a contact of an enabled method counts even when it may not be used, so that no list is bypassed by another method.
    private static IReadOnlyCollection<Channel> UsableChannels(Recipient recipient, ContactRules rules) => rules.InactiveMethods switch
    {
        InactiveMethodPolicy.Always => Order,
        InactiveMethodPolicy.WhenNoActive when !recipient.Contacts.Any(contact =>
            contact.Active && rules.Enabled.Any(channel => Reaches(contact, channel))) => Order,
        _ => [.. rules.Enabled],
    };

    private static IEnumerable<Channel> ChannelsInOrder(Recipient recipient, ContactRules rules, bool isRetry)
    {
        if (isRetry) return rules.RetryOrder;
        return recipient.Preferred is { } preferred ? Order.OrderBy(channel => channel == preferred ? 0 : 1) : Order;
    }

    // A home or work number is no contact for texts unless the carrier says otherwise; a mobile one that turned out a landline is, and says so.
    private static bool Reaches(Contact contact, Channel channel) => channel switch
    {
        Channel.Email => contact.Kind == ContactKind.Email,
        Channel.Sms => contact.Kind == ContactKind.Mobile || (contact.Kind != ContactKind.Email && contact.Line == LineKind.Textable),
        _ => contact.Kind != ContactKind.Email,
    };

    private static Reason? Objection(Channel channel, Contact contact, Recipient recipient, ContactRules rules, IReadOnlySet<Channel> formats)
    {
        if (recipient.DoNotContactValues.Contains(contact.Value)) return Reasons.DoNotContact;
        if (rules.Blocked.Contains(contact.Value)) return Reasons.BlockedContact;
        if (rules.LimitedTo?.Contains(contact.Value) == false) return Reasons.NotInLimitedContacts;
        if (!contact.Valid) return Reasons.InvalidContact;
        // REM-33: what the carrier said of the line outweighs the label.
        if (channel == Channel.Sms && contact.Line == LineKind.NotTextable) return Reasons.NotTextable;
        if (recipient.ForbiddenByEhr.Contains(channel)) return Reasons.EhrPreference;
        return formats.Contains(channel) ? null : Reasons.NoFormat;
    }
}
