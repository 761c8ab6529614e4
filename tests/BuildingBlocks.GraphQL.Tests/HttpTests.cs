using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Luma.BuildingBlocks.GraphQL.Tests.Support;

namespace Luma.BuildingBlocks.GraphQL.Tests;

/// <summary>What the audits do not ask: media types, methods, sizes, trusted documents, who is signed in.</summary>
public sealed class HttpTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Theory]
    [InlineData("application/json", "application/json", "{ nope }", 200)]
    [InlineData("application/graphql-response+json", "application/graphql-response+json", "{ nope }", 400)]
    [InlineData("application/graphql-response+json", "application/graphql-response+json", "{ whoAmI }", 200)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json", "{ private }", 200)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.4", "application/json", "{", 200)]
    [InlineData("text/html, */*;q=0.8", "application/json", "{ whoAmI }", 200)]
    [InlineData("text/html", "application/json", "{ whoAmI }", 406)]
    public async Task The_accept_header_decides_type_and_status(string accept, string type, string query, int status)
    {
        using var request = Post($$"""{"query":"{{query}}"}""", accept: accept);
        using var response = await host.Client.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Theory]
    [InlineData("""{"query":"{ whoAmI }"}""", "text/plain", 415)]
    [InlineData("""{"query":"{ whoAmI }"}""", "application/x-www-form-urlencoded", 415)]
    [InlineData("""{"query":"{ whoAmI }"}""", "multipart/form-data; boundary=x", 415)]
    [InlineData("""[{"query":"{ whoAmI }"}]""", "application/json", 400)]
    [InlineData("""{"query":1}""", "application/json", 400)]
    [InlineData("""{"query":"{ whoAmI }","variables":[]}""", "application/json", 400)]
    [InlineData("""{"query":"{ whoAmI } \ud800"}""", "application/json", 400)]
    [InlineData("nope", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    public async Task Requests_of_other_forms_are_refused(string body, string type, int status)
    {
        using var request = Post(body, type);
        using var response = await host.Client.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("""{"errors":[{"message":""");
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused()
    {
        using var request = Post(new string(' ', 2 << 20));
        using var response = await host.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Mutations_are_not_sent_by_get()
    {
        using var response = await host.Client.GetAsync(new Uri($"{host.Url}?query=mutation%7Bfail%7D"));
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
        using var stream = new HttpRequestMessage(HttpMethod.Get, $"{host.Url}?query=mutation%7Bfail%7D") { Headers = { Accept = { new("text/event-stream") } } };
        using var streamed = await host.Client.SendAsync(stream);
        (await streamed.Content.ReadAsStringAsync()).ShouldContain("Mutations are not sent by GET");
    }

    [Theory]
    [InlineData("""{"documentId":"known"}""", "\"data\":{\"whoAmI\":\"nobody\"}")]
    [InlineData("""{"extensions":{"persistedQuery":{"sha256Hash":"known"}}}""", "\"data\":{\"whoAmI\":\"nobody\"}")]
    [InlineData("""{"documentId":"other"}""", "PERSISTED_QUERY_NOT_FOUND")]
    [InlineData("""{"query":"query A { whoAmI } query B { whoAmI }","operationName":"B"}""", "\"data\":{\"whoAmI\":\"nobody\"}")]
    [InlineData("""{"query":"query A { whoAmI } query B { whoAmI }"}""", "say which")]
    [InlineData("""{"query":"query A { whoAmI }","operationName":"C"}""", "no operation \\\"C\\\"")]
    [InlineData("""{"query":"{ private }"}""", "\"code\":\"UNAUTHENTICATED\"")]
    [InlineData("""{"query":"{ \u0077hoAmI # \"x\"\n}"}""", "nobody")]
    public async Task A_request_is_answered(string body, string expected)
    {
        using var request = Post(body);
        using var response = await host.Client.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldContain(expected);
    }

    [Theory]
    [InlineData(null, "UNAUTHENTICATED", "UNAUTHENTICATED")]
    [InlineData("nurse", "for the signed in", "FORBIDDEN")]
    [InlineData("manager", "for the signed in", "for managers")]
    public async Task Fields_are_for_those_who_may_read_them(string? user, string first, string second)
    {
        foreach (var (field, expected) in ((string, string)[])[("private", first), ("managersOnly", second)])
        {
            using var request = Post($$"""{"query":"{ {{field}} }"}""");
            if (user is not null) request.Headers.Add("X-User", user);
            using var response = await host.Client.SendAsync(request);
            (await response.Content.ReadAsStringAsync()).ShouldContain(expected);
        }
    }

    private HttpRequestMessage Post(string body, string type = "application/json", string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, host.Url) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (accept is not null) request.Headers.Add("Accept", accept);
        return request;
    }
}
