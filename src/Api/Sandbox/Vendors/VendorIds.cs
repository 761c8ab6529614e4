using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Ids and numbers in the vendors' own formats.</summary>
internal static partial class VendorIds
{
    /// <summary>Two letters and 32 hex digits.</summary>
    public static string Sid(string prefix) => prefix + Hex(16);

    public static string SesMessageId() => $"{Hex(8)}-{Hex(4)}-{Hex(2)}-{Hex(2)}-{Hex(2)}-{Hex(6)}-000000";

    public static bool IsE164(string? number) => number is not null && E164().IsMatch(number);

    private static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.None, 1000)]
    private static partial Regex E164();
}
