using System.Text;
using System.Text.Json;
using Luma.Infrastructure.Messaging.Ses;
using Luma.Infrastructure.Tests.Messaging.Wire;

namespace Luma.Infrastructure.Tests.Messaging;

public sealed class SigV4Tests
{
    private static readonly JsonElement Suite = WireData.Load("aws_sigv4_test_vectors.json").RootElement;

    public static TheoryData<string> Cases => [.. Suite.GetProperty("cases").EnumerateObject().Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_published_vector_holds(string name)
    {
        var vector = Suite.GetProperty("cases").GetProperty(name);
        var request = Parse(vector.GetProperty("req").GetString()!);
        // A session token belongs to the credentials: this vector has it in the signed request only.
        if (name == "get-vanilla-with-session-token")
        {
            request = request with { Headers = [.. Parse(vector.GetProperty("sreq").GetString()!).Headers.Where(header => header.Key != "Authorization")] };
        }

        var (region, service) = (Suite.GetProperty("region").GetString()!, Suite.GetProperty("service").GetString()!);
        var timestamp = Suite.GetProperty("timestamp").GetString()!;
        var keys = Suite.GetProperty("credentials");
        var credentials = new SigV4Credentials(keys.GetProperty("accessKeyId").GetString()!, keys.GetProperty("secretAccessKey").GetString()!);

        request.Canonical().ShouldBe(vector.GetProperty("creq").GetString());
        SigV4.StringToSign(timestamp, SigV4.Scope(timestamp, region, service), request.Canonical()).ShouldBe(vector.GetProperty("sts").GetString());
        SigV4.Authorization(credentials, timestamp, region, service, request).ShouldBe(vector.GetProperty("authz").GetString());
    }

    [Fact]
    public void All_vectors_of_the_suite_are_there() => Cases.Count.ShouldBe(34);

    [Fact]
    public void An_encoded_path_is_encoded_once_more() =>
        new SigV4Request("GET", "/v2/email/identities/a%40b.c", "", [], "").Canonical().ShouldContain("/v2/email/identities/a%2540b.c");

    [Fact]
    public void Credentials_do_not_print_their_secret() => new SigV4Credentials("id", "secret", "token").ToString().ShouldBe("id");

    private static SigV4Request Parse(string text)
    {
        var (head, body) = text.Split("\n\n", 2) is [var h, var b] ? (h, b) : (text, "");
        var lines = head.TrimEnd('\n').Split('\n');
        var first = lines[0];
        var method = first[..first.IndexOf(' ', StringComparison.Ordinal)];
        var target = first[(method.Length + 1)..first.LastIndexOf(' ')].Split('?', 2);
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in lines[1..])
        {
            // A line that starts with a space goes on with the one before.
            if (line[0] == ' ') headers[^1] = new(headers[^1].Key, headers[^1].Value + line);
            else headers.Add(new(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        }

        return new SigV4Request(method, target[0], target.Length > 1 ? target[1] : "", headers, SigV4.Hash(Encoding.UTF8.GetBytes(body)));
    }
}
