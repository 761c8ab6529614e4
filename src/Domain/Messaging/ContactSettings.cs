using Luma.Domain.Common.Settings;
using Luma.Domain.Messaging.Routing;

namespace Luma.Domain.Messaging;

/// <summary>Which contacts are used (REM-32, REM-38, REM-39).</summary>
[SettingsOf("contacts")]
public sealed record ContactSettings
{
    [Setting("contacts.enabledMethods", "Contact methods", Help = "Patients are reached only by these.", MaxCount = 3)]
    public IReadOnlyList<Channel> Enabled { get; init; } = [Channel.Sms, Channel.Voice, Channel.Email];

    [Setting("contacts.inactiveMethodPolicy", "Other methods", Help = "Whether a contact of a method that is not chosen above may be used.")]
    public InactiveMethodPolicy InactiveMethods { get; init; } = InactiveMethodPolicy.Never;

    [Setting("contacts.blocked", "Blocked contacts", Help = "Numbers and addresses that are never written to.", MaxCount = 5000)]
    public IReadOnlyList<string> Blocked { get; init; } = [];

    [Setting("contacts.limitEnabled", "Limit to a list", Help = "For trials: only the contacts below are written to.")]
    public bool LimitEnabled { get; init; }

    [Setting("contacts.limitedTo", "Limited to", MaxCount = 5000)]
    public IReadOnlyList<string> LimitedTo { get; init; } = [];

    public ContactRules Rules() => new()
    {
        Enabled = Enabled,
        InactiveMethods = InactiveMethods,
        Blocked = Normalized(Blocked),
        LimitedTo = LimitEnabled ? Normalized(LimitedTo) : null,
    };

    private static HashSet<string> Normalized(IReadOnlyList<string> values) =>
        [.. values.Select(value => ContactValue.TryNormalize(value, out var normal) ? normal : value)];
}
