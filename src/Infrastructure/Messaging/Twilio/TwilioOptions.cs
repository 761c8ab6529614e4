using System.Text.RegularExpressions;
using Luma.Infrastructure.Messaging.Transport;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Twilio;

public sealed class TwilioOptions
{
    public string AccountSid { get; set; } = "";

    /// <summary>Also the key of webhook signatures, which an API key's secret is not.</summary>
    public string AuthToken { get; set; } = "";

    public Uri BaseAddress { get; set; } = new("https://api.twilio.com/");

    public Uri LookupsBaseAddress { get; set; } = new("https://lookups.twilio.com/");

    /// <summary>Where Twilio reaches us: signatures cover this address, not the one behind the proxy.</summary>
    public Uri? PublicUrl { get; set; }

    public string? MessagingServiceSid { get; set; }

    public VendorTransportOptions Transport { get; set; } = new();
}

internal sealed partial class TwilioOptionsValidator : IValidateOptions<TwilioOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        var problems = Problems(options).Select(problem => $"Twilio:{problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(TwilioOptions options)
    {
        if (!AccountSidPattern().IsMatch(options.AccountSid)) yield return "AccountSid must be AC and 32 hex digits.";
        if (options.AuthToken.Length == 0) yield return "AuthToken is missing.";
        if (!IsHttp(options.BaseAddress)) yield return "BaseAddress must be an absolute http(s) address.";
        if (!IsHttp(options.LookupsBaseAddress)) yield return "LookupsBaseAddress must be an absolute http(s) address.";
        if (!IsHttp(options.PublicUrl)) yield return "PublicUrl must be an absolute http(s) address.";
        else if (options.PublicUrl!.Host.Contains('_', StringComparison.Ordinal)) yield return "PublicUrl must not have '_' in its host: Twilio refuses it.";
        if (options.MessagingServiceSid is { } sid && !ServiceSidPattern().IsMatch(sid)) yield return "MessagingServiceSid must be MG and 32 hex digits.";
        foreach (var problem in options.Transport.Problems()) yield return problem;
    }

    private static bool IsHttp(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "" };

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.None, 1000)]
    private static partial Regex AccountSidPattern();

    [GeneratedRegex("^MG[0-9a-fA-F]{32}$", RegexOptions.None, 1000)]
    private static partial Regex ServiceSidPattern();
}
