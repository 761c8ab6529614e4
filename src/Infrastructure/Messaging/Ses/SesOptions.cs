using Luma.Infrastructure.Messaging.Transport;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Messaging.Ses;

public sealed class SesOptions
{
    public string Region { get; set; } = "us-east-1";

    public string AccessKeyId { get; set; } = "";

    public string SecretAccessKey { get; set; } = "";

    /// <summary>Of temporary credentials.</summary>
    public string? SessionToken { get; set; }

    /// <summary>Null: the region's own.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The set whose event destination is <see cref="TopicArn"/>; without events no delivery is ever known.</summary>
    public string ConfigurationSetName { get; set; } = "";

    /// <summary>The only topic whose notifications are believed.</summary>
    public string TopicArn { get; set; } = "";

    /// <summary>Where a click on the mail program's "unsubscribe" goes; <c>{message}</c> is our message id. Null: no such header.</summary>
    public string? UnsubscribeUrl { get; set; }

    public VendorTransportOptions Transport { get; set; } = new();

    internal Uri Endpoint => BaseAddress ?? new Uri($"https://email.{Region}.amazonaws.com/");

    internal SigV4Credentials Credentials => new(AccessKeyId, SecretAccessKey, string.IsNullOrEmpty(SessionToken) ? null : SessionToken);
}

internal sealed class SesOptionsValidator : IValidateOptions<SesOptions>
{
    public ValidateOptionsResult Validate(string? name, SesOptions options)
    {
        var problems = Problems(options).Select(problem => $"Ses:{problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(SesOptions options)
    {
        if (options.Region.Length == 0 || !options.Region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) yield return "Region must look like us-east-1.";
        if (options.AccessKeyId.Length == 0) yield return "AccessKeyId is missing.";
        if (options.SecretAccessKey.Length == 0) yield return "SecretAccessKey is missing.";
        if (options.BaseAddress is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "" })) yield return "BaseAddress must be an absolute http(s) address.";
        if (options.ConfigurationSetName.Length == 0) yield return "ConfigurationSetName is missing.";
        if (!options.TopicArn.StartsWith("arn:aws", StringComparison.Ordinal)) yield return "TopicArn must be the ARN of the SNS topic that receives the events.";
        if (options.UnsubscribeUrl is { } url && !url.StartsWith("https://", StringComparison.Ordinal)) yield return "UnsubscribeUrl must be an https address.";
        foreach (var problem in options.Transport.Problems()) yield return problem;
    }
}
