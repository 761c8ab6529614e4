using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Luma.Api.Sandbox;
using Luma.Api.Sandbox.Ecw;
using Luma.Application.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luma.Integrations.Ecw.Tests;

/// <summary>The HTTP contract of the stand-in eCW database.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private EcwClinic _clinic = null!;
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _clinic = await LocalEcw.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _clinic.Register(builder.Services);
        builder.Services.AddSandboxEcw();
        builder.Services.AddScoped<Actor>();
        builder.Services.AddSingleton<ISandboxQuiescence, NothingToWaitFor>();
        _app = builder.Build();
        _app.MapSandboxEcw();
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _clinic.DisposeAsync();
    }

    [Fact]
    public async Task Rows_are_read_made_changed_and_deleted_by_eCWs_own_names()
    {
        var made = await _http.PostAsJsonAsync("/sandbox/ecw/enc", new { patientid = 1002, doctorID = 101, date = "2026-12-09", startTime = "10:00:00", VisitType = "FU" });
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var row = await made.Content.ReadFromJsonAsync<JsonElement>();
        var id = row.GetProperty("encounterID").GetInt64();
        row.GetProperty("STATUS").GetString().ShouldBe("PEN");
        row.GetProperty("visittypeid").GetInt64().ShouldBe(1);

        (await GetAsync($"/sandbox/ecw/ENC?ENCOUNTERID={id}")).GetArrayLength().ShouldBe(1);
        (await GetAsync("/sandbox/ecw/users?UserType=1")).EnumerateArray().Select(user => user.GetProperty("uid").GetInt64()).ShouldBe(Enumerable.Range(101, 8).Select(uid => (long)uid));
        (await GetAsync("/sandbox/ecw/users?limit=2&offset=8")).EnumerateArray().Select(user => user.GetProperty("uid").GetInt64()).ShouldBe([1001L, 1002L]);

        var changed = await _http.PatchAsJsonAsync($"/sandbox/ecw/enc?encounterID={id}", new { STATUS = "CONF" });
        (await changed.Content.ReadFromJsonAsync<JsonElement>())[0].GetProperty("STATUS").GetString().ShouldBe("CONF");
        (await (await _http.DeleteAsync($"/sandbox/ecw/enc?encounterID={id}")).Content.ReadAsStringAsync()).ShouldBe("""{"deleted":1}""");
        var two = await _http.PostAsJsonAsync("/sandbox/ecw/log", new[] { new { encounterId = 1 }, new { encounterId = 2 } });
        (await two.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("GET", "/sandbox/ecw/nothing", null, 404, null)]
    [InlineData("GET", "/sandbox/ecw/pg_class", null, 404, null)]
    [InlineData("GET", "/sandbox/ecw/enc?nothing=1", null, 400, "nothing")]
    [InlineData("GET", "/sandbox/ecw/enc?encounterID=1;drop", null, 400, "encounterID")]
    [InlineData("GET", "/sandbox/ecw/enc?limit=x", null, 400, "limit")]
    [InlineData("POST", "/sandbox/ecw/enc", """{"patientID":"abc"}""", 400, "patientID")]
    [InlineData("POST", "/sandbox/ecw/enc", """{"a\"b":"abc"}""", 400, "a\"b")]
    [InlineData("POST", "/sandbox/ecw/enc", """{"reason":{"a":1}}""", 400, "reason")]
    [InlineData("POST", "/sandbox/ecw/enc", """{"reason":null}""", 400, "reason")]
    [InlineData("POST", "/sandbox/ecw/users", """{"uid":1001}""", 409, null)]
    [InlineData("PATCH", "/sandbox/ecw/enc", """{"STATUS":"CONF"}""", 400, null)]
    [InlineData("PATCH", "/sandbox/ecw/enc?encounterID=1", "{}", 400, null)]
    [InlineData("DELETE", "/sandbox/ecw/enc", null, 400, null)]
    [InlineData("POST", "/sandbox/ecw-sync", """{"mode":"sideways"}""", 400, "mode")]
    public async Task What_cannot_be_done_is_a_problem_that_names_the_field(string method, string path, string? body, int status, string? field)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await _http.SendAsync(request);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        ((int)answer.StatusCode).ShouldBe(status, problem.ToString());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        if (field is not null) problem.GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_sync_answers_what_it_did()
    {
        var counts = await (await _http.PostAsync("/sandbox/ecw-sync", null)).Content.ReadFromJsonAsync<JsonElement>();
        counts.GetProperty("created").GetInt32().ShouldBeGreaterThan(100);
        counts.GetProperty("quarantined").GetInt32().ShouldBe(0);
        counts.GetProperty("kinds").GetProperty("patients").GetProperty("created").GetInt32().ShouldBe(59);
        counts = await (await _http.PostAsJsonAsync("/sandbox/ecw-sync", new { mode = "full" })).Content.ReadFromJsonAsync<JsonElement>();
        counts.GetProperty("read").GetInt32().ShouldBe(0);
    }

    private sealed class NothingToWaitFor : ISandboxQuiescence
    {
        public Task SettleAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path);
}
