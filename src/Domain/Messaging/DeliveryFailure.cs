namespace Luma.Domain.Messaging;

/// <summary>Why a vendor did not deliver, in the terms that change what we do next; the vendor's own code is kept beside it.</summary>
public enum DeliveryFailure
{
    /// <summary>Worth one more try on the same contact later (REM-44).</summary>
    Transient,

    /// <summary>The number or address does not exist: mark the contact invalid.</summary>
    BadContact,

    /// <summary>A landline or pager: never text it again, a call may still reach it.</summary>
    NotTextable,

    /// <summary>The recipient opted out at the carrier: record it, never retry.</summary>
    OptedOut,

    /// <summary>Recipient or carrier blocks us; no retry.</summary>
    Blocked,

    /// <summary>The carrier took the text for spam or the sender is not registered: a person must look.</summary>
    Filtered,

    /// <summary>Our own account or set-up is wrong (credentials, sender, suspended): alert, hold, do not blame the contact.</summary>
    Configuration,

    /// <summary>The vendor refused for a reason that a repetition will not change.</summary>
    Permanent,
}
