namespace Luma.Domain.Messaging.Routing;

public enum ContactKind
{
    Mobile,
    Home,
    Work,
    Email,
}

public enum LineKind
{
    Unknown,
    Textable,
    NotTextable,
}

/// <summary>One way to reach a patient. Values are normalised: E.164 or a lower-case address.</summary>
public sealed record Contact(ContactKind Kind, string Value, int Position = 0, bool Active = true, bool Valid = true, LineKind Line = LineKind.Unknown);

/// <summary>Whom a message is for, and what is known of reaching them.</summary>
public sealed record Recipient(IReadOnlyList<Contact> Contacts)
{
    public Channel? Preferred { get; init; }

    public bool Deceased { get; init; }

    /// <summary>The whole patient is on the Do Not Contact list (REM-43).</summary>
    public bool DoNotContact { get; init; }

    /// <summary>Values on the Do Not Contact list (REM-40).</summary>
    public IReadOnlySet<string> DoNotContactValues { get; init; } = new HashSet<string>();

    /// <summary>Channels that the EHR's own flags forbid (REM-91).</summary>
    public IReadOnlySet<Channel> ForbiddenByEhr { get; init; } = new HashSet<Channel>();
}

/// <summary>The account's say in how patients are reached.</summary>
public sealed record ContactRules
{
    public IReadOnlyList<Channel> Enabled { get; init; } = [Channel.Sms, Channel.Voice, Channel.Email];

    public IReadOnlySet<string> Blocked { get; init; } = new HashSet<string>();

    /// <summary>Null: no limit (REM-38).</summary>
    public IReadOnlySet<string>? LimitedTo { get; init; }

    public InactiveMethodPolicy InactiveMethods { get; init; } = InactiveMethodPolicy.Never;

    /// <summary>The order of channels once an attempt has failed for good (REM-45).</summary>
    public IReadOnlyList<Channel> RetryOrder { get; init; } = [Channel.Sms, Channel.Email, Channel.Voice];
}

/// <summary>Whether a contact may be used whose method the account has not enabled (REM-36).</summary>
public enum InactiveMethodPolicy
{
    Never,

    /// <summary>Only for a patient who has no contact of an enabled method.</summary>
    WhenNoActive,

    Always,
}
