using System.Security.Cryptography;
using System.Text;
using Luma.Infrastructure.Messaging.Ses;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Luma.Api.Sandbox.Vendors;

/// <summary>Checks Signature Version 4 as the service would, but for the age of the date: the sandbox's clock is not the caller's.</summary>
internal sealed class SesStandInSignature(IOptions<SesOptions> options)
{
    /// <returns>The error's name; null when the signature holds.</returns>
    public string? Refuse(HttpContext context, ReadOnlySpan<byte> body)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(SigV4.Algorithm + " ", StringComparison.Ordinal)) return "MissingAuthenticationTokenException";
        var parts = authorization[SigV4.Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .GroupBy(part => part[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First()[1], StringComparer.Ordinal);
        var timestamp = context.Request.Headers[SigV4.DateHeader].ToString();
        if (timestamp.Length != 16 || !parts.TryGetValue("Credential", out var credential) || !parts.TryGetValue("SignedHeaders", out var names)
            || !parts.TryGetValue("Signature", out var signature)) return "IncompleteSignatureException";

        if (credential.Split('/')[0] != options.Value.AccessKeyId) return "UnrecognizedClientException";
        var scope = SigV4.Scope(timestamp, options.Value.Region, "ses");
        if (credential != $"{options.Value.AccessKeyId}/{scope}") return "InvalidSignatureException";

        var canonical = Canonical(context, names.Split(';'), body).Canonical();
        var expected = SigV4.Signature(options.Value.SecretAccessKey, scope, SigV4.StringToSign(timestamp, scope, canonical));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)) ? null : "InvalidSignatureException";
    }

    private static SigV4Request Canonical(HttpContext context, string[] names, ReadOnlySpan<byte> body)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var headers = names.SelectMany(name => context.Request.Headers[name].Select(value => new KeyValuePair<string, string>(name, value ?? ""))).ToList();
        return new SigV4Request(context.Request.Method, target[0], target.Length > 1 ? target[1] : "", headers, SigV4.Hash(body));
    }
}
