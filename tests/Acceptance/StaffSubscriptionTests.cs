using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Luma.Acceptance.Support;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>What staff hear of as it happens.</summary>
public sealed class StaffSubscriptionTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output)
{
    private const string Conversations = "subscription { conversationChanged { conversationId conversation { contactValue lastEntry { body } } } }";
    private const string OtherNumber = "+18885550199";

    [Fact]
    public async Task A_text_is_told_to_its_own_clinic_only_over_event_streams()
    {
        using var ours = await ListenAsync(Conversations, "admin");
        using var theirs = await ListenAsync(Conversations, "other-admin");

        var (heard, foreign) = (ours.NextAsync(), theirs.NextAsync());
        await TextUntilAsync("+14155550181", null, heard);
        (await heard).ShouldContain("+14155550181");
        await TextUntilAsync("+14155550199", OtherNumber, foreign);

        // Theirs is the first that they hear: of ours, which came before, there was nothing.
        (await foreign).ShouldContain("+14155550199");
    }

    [Fact]
    public async Task Changes_are_told_over_a_web_socket_that_signs_in_with_its_first_message()
    {
        var rosa = await RosaAsync();
        using var socket = await ConnectAsync(await Luma.SignInAsync("staff"));
        (await ReadAsync(socket)).ShouldContain("connection_ack");
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "subscription { scheduleChanged { appointmentId appointment { patient { lastName } } } }" } });

        var heard = ReadAsync(socket);
        for (var day = 10; !heard.IsCompleted && day < 30; day++) await Luma.BookAsync(rosa, $"2026-12-{day}", "14:30");

        (await heard).ShouldContain("Diaz");
    }

    [Fact]
    public async Task A_sent_message_is_activity()
    {
        var rosa = await RosaAsync();
        using var stream = await ListenAsync("subscription { activity { message { state patient { lastName } } } }", "admin");
        var heard = stream.NextAsync();
        for (var day = 10; !heard.IsCompleted && day < 30; day++)
        {
            var visit = await Luma.AppointmentAsync(await Luma.BookAsync(rosa, $"2026-12-{day}", "14:30"));
            await Luma.AskAsync("mutation ($id: ID!) { sendMessageNow(input: {id: $id}) { errors { code } } }", new { id = visit.Reminders.First(one => one.State == "PLANNED").Id });
            await Luma.AdvanceAsync("PT1M");
        }

        (await heard).ShouldContain("Diaz");
    }

    [Fact]
    public async Task Who_is_not_signed_in_hears_nothing()
    {
        using var request = Request(Conversations, null);
        using var answer = await Luma.Http.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("UNAUTHENTICATED");

        using var socket = await ConnectAsync("not-a-token");
        (await socket.ReceiveAsync(new byte[64], CancellationToken.None)).CloseStatus.ShouldBe((WebSocketCloseStatus)4403);
    }

    [Fact]
    public async Task An_open_subscription_does_not_keep_the_host_from_ending()
    {
        using var stream = await ListenAsync(Conversations, "admin");
        var heard = stream.NextAsync();
        await TextUntilAsync("+14155550181", null, heard);
        using var socket = await ConnectAsync(await Luma.SignInAsync("admin"));
        (await ReadAsync(socket)).ShouldContain("connection_ack");

        (await Luma.RestartAsync()).ShouldBe(0);
    }

    // When a subscription has begun its client is not told; each text is one more that it may hear of.
    private async Task TextUntilAsync(string from, string? to, Task heard)
    {
        for (var i = 0; !heard.IsCompleted && i < 50; i++) await Luma.TextAsync(from, $"Text {i}", to);
    }

    private async Task<Stream> ListenAsync(string document, string user)
    {
        using var request = Request(document, await Luma.SignInAsync(user));
        return new(Luma.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    private static HttpRequestMessage Request(string document, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return request;
    }

    private async Task<ClientWebSocket> ConnectAsync(string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(Luma.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await SendAsync(socket, new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } });
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[65_536];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private sealed class Stream(Task<HttpResponseMessage> answer) : IDisposable
    {
        private StreamReader? _reader;

        /// <summary>The next event's data.</summary>
        public async Task<string> NextAsync()
        {
            _reader ??= new(await (await answer).Content.ReadAsStreamAsync());
            while (await _reader.ReadLineAsync() is { } line)
                if (line.StartsWith("data: {", StringComparison.Ordinal)) return line;
            return "";
        }

        public void Dispose() => _reader?.Dispose();
    }
}
