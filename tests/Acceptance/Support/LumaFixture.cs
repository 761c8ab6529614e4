using System.Net.Http.Json;
using System.Text.Json;

namespace Luma.Acceptance.Support;

/// <summary>A clinic of the test class's own: database and host. Seeding is done once a run, into a database that the others copy.</summary>
public sealed partial class LumaFixture : IAsyncLifetime
{
    private string _database = "";
    private HostProcess _host = null!;
    private HttpClient _http = null!;
    private string _admin = "";
    private int _registered;

    public string Log => _host.Log;

    public string WholeLog => _host.WholeLog;

    public HttpClient Http => _http;

    /// <summary>For what no contract shows: a superuser's connection string.</summary>
    public string Database => _database;

    public async Task InitializeAsync()
    {
        _database = await TestPostgres.CreateFromTemplateAsync("acceptance", SeedAsync);
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        await TestPostgres.DropAsync(_database);
    }

    /// <summary>Another day at the clinic: everything as seeded.</summary>
    public async Task BeginAsync()
    {
        await ResetAsync();
        _registered = 0;
        _admin = await SignInAsync("admin");
    }

    public Task ResetAsync() => PostAsync("/sandbox/reset", new { });

    /// <summary>SIGTERM, then a new process on the same database.</summary>
    /// <returns>The exit code of the old one.</returns>
    public Task<int> RestartAsync() => RestartAsync(() => Task.CompletedTask);

    /// <param name="whileDown">What is done to the database between the two.</param>
    public async Task<int> RestartAsync(Func<Task> whileDown)
    {
        var code = await _host.StopAsync();
        await whileDown();
        await StartAsync();
        return code;
    }

    /// <summary><c>kill -9</c> in the middle of <paramref name="work"/>, as soon as <paramref name="reached"/>; then a new process.</summary>
    /// <returns>Whether the work was cut off.</returns>
    public async Task<bool> KillDuringAsync(Task work, Func<Task<bool>> reached)
    {
        while (!await reached() && !work.IsCompleted)
        {
            // Asking is what passes the time.
        }

        await _host.KillAsync();
        var cut = await Record.ExceptionAsync(() => work) is HttpRequestException;
        await StartAsync();
        return cut;
    }

    private static async Task SeedAsync(string database)
    {
        await using var host = await HostProcess.StartAsync(database);
    }

    private async Task StartAsync()
    {
        _host = await HostProcess.StartAsync(_database);
        _http?.Dispose();
        _http = new HttpClient { BaseAddress = _host.Url, Timeout = TimeSpan.FromMinutes(2) };
    }

    private Task<T> GetAsync<T>(string path) => ReadAsync<T>(HttpMethod.Get, path, null);

    private Task<JsonElement> PostAsync(string path, object body) => ReadAsync<JsonElement>(HttpMethod.Post, path, body);

    private async Task<T> ReadAsync<T>(HttpMethod method, string path, object? body)
    {
        using var answer = await SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default! : JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!;
    }

    /// <param name="token">Null: the administrator's.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (path.StartsWith("/api", StringComparison.Ordinal) || path == "/graphql") request.Headers.Authorization = new("Bearer", token ?? _admin);
        return await _http.SendAsync(request);
    }
}
