using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Routing;

namespace Luma.Domain.Tests.Messaging.Routing;

internal static class Recipients
{
    public static readonly string[] Values = ["+12125550101", "+12125550102", "+12125550103", "ana@example.org", "ana@work.example"];

    public static readonly IReadOnlySet<Channel> AllFormats = new HashSet<Channel> { Channel.Sms, Channel.Voice, Channel.Email };

    public static Gen<IReadOnlySet<Channel>> Channels =>
        Gen.Elements(Enum.GetValues<Channel>()).ListOf(3).Select(channels => (IReadOnlySet<Channel>)channels.ToHashSet());

    public static Gen<Recipient> Any =>
        from contacts in AnyContact.ListOf(5)
        from preferred in Gen.Elements<Channel?>(null, Channel.Sms, Channel.Voice, Channel.Email)
        from listed in Rarely
        from values in Some
        from forbidden in Gen.Frequency((3, Gen.Constant<IReadOnlySet<Channel>>(new HashSet<Channel>())), (1, Channels))
        select new Recipient([.. contacts]) { Preferred = preferred, DoNotContact = listed, DoNotContactValues = values, ForbiddenByEhr = forbidden };

    public static Gen<ContactRules> Rules =>
        from enabled in Channels
        from blocked in Some
        from limited in Gen.Frequency((3, Gen.Constant<IReadOnlySet<string>?>(null)), (1, Some.Select(values => (IReadOnlySet<string>?)values)))
        select new ContactRules { Enabled = [.. enabled], Blocked = blocked, LimitedTo = limited };

    private static Gen<bool> Rarely => Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)));

    private static Gen<IReadOnlySet<string>> Some =>
        Gen.Elements(Values).ListOf().Select(values => (IReadOnlySet<string>)values.Take(2).ToHashSet());

    private static Gen<Contact> AnyContact =>
        from value in Gen.Elements(Values)
        from kind in Gen.Elements(ContactKind.Mobile, ContactKind.Home, ContactKind.Work)
        from position in Gen.Choose(0, 3)
        from inactive in Rarely
        from invalid in Rarely
        from line in Gen.Elements(Enum.GetValues<LineKind>())
        select new Contact(value.Contains('@', StringComparison.Ordinal) ? ContactKind.Email : kind, value, position, !inactive, !invalid, line);
}
