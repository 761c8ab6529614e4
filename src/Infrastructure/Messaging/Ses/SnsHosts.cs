using System.Text.RegularExpressions;

namespace Luma.Infrastructure.Messaging.Ses;

/// <summary>Addresses inside a notification come from outside; only Amazon's own are ever called.</summary>
public static partial class SnsHosts
{
    public static bool IsAmazon(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "https", IsDefaultPort: true, UserInfo: "" } && Pattern().IsMatch(address.Host);

    [GeneratedRegex(@"^sns\.[a-z]{2}(-[a-z0-9]+)+\.amazonaws\.com(\.cn)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
