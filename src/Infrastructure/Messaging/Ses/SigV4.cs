using System.Security.Cryptography;
using System.Text;

namespace Luma.Infrastructure.Messaging.Ses;

public sealed record SigV4Credentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    // Records print their members; this one must not.
    public override string ToString() => AccessKeyId;
}

/// <summary>AWS Signature Version 4: who asked for what, and when.</summary>
public static class SigV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    public const string DateHeader = "x-amz-date";
    public const string TokenHeader = "x-amz-security-token";
    public const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static string Scope(string timestamp, string region, string service) => $"{timestamp[..8]}/{region}/{service}/aws4_request";

    public static string StringToSign(string timestamp, string scope, string canonicalRequest) =>
        $"{Algorithm}\n{timestamp}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";

    public static string Signature(string secret, string scope, string stringToSign)
    {
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (chain, part) => HMACSHA256.HashData(chain, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));
    }

    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>The Authorization header of a request.</summary>
    public static string Authorization(SigV4Credentials credentials, string timestamp, string region, string service, SigV4Request request)
    {
        var scope = Scope(timestamp, region, service);
        var signature = Signature(credentials.SecretAccessKey, scope, StringToSign(timestamp, scope, request.Canonical()));
        return $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={request.SignedHeaders}, Signature={signature}";
    }
}
