using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>A host that runs the console's own operations only, and the page for those who write new ones.</summary>
public sealed class StaffDocumentTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    private const string Trusted = "{ facilities { name } }";

    [Fact]
    public async Task Only_trusted_documents_run_where_it_is_said_so()
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Trusted)));
        var folder = Directory.CreateTempSubdirectory("luma-documents");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "documents.json"), JsonSerializer.Serialize(new Dictionary<string, string> { [id] = Trusted }));
        await using var host = await HostProcess.StartAsync(Luma.Database, settings: new Dictionary<string, string>
        {
            ["GraphQL__Documents"] = folder.FullName, ["GraphQL__TrustedOnly"] = "true",
        });
        using var http = new HttpClient { BaseAddress = host.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await Luma.SignInAsync("admin"));

        (await AskAsync(http, new { documentId = id })).ShouldStartWith("""{"data":{"facilities":[{"name":""");
        (await AskAsync(http, new { extensions = new { persistedQuery = new { version = 1, sha256Hash = id } } })).ShouldStartWith("""{"data":{"facilities":[{"name":""");
        (await AskAsync(http, new { query = "{ providers { name } }" })).ShouldContain("PERSISTED_QUERY_NOT_FOUND");
        (await AskAsync(http, new { documentId = id.Replace(id[0], '_') })).ShouldContain("PERSISTED_QUERY_NOT_FOUND");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task GraphiQL_is_served_from_here()
    {
        using var page = await Luma.Http.GetAsync("/graphiql");
        var text = await page.Content.ReadAsStringAsync();
        // Not built is said so; what is built takes nothing from elsewhere.
        if (page.StatusCode == HttpStatusCode.ServiceUnavailable) text.ShouldContain("./luma up");
        else text.ShouldContain("src=\"/graphiql/");
        text.ShouldNotContain("src=\"http");
    }

    private static async Task<string> AskAsync(HttpClient http, object request)
    {
        using var answer = await http.PostAsJsonAsync("/graphql", request);
        return await answer.Content.ReadAsStringAsync();
    }
}
