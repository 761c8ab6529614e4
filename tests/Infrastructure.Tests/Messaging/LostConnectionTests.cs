using System.Net;
using System.Net.Sockets;
using System.Text;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Ses;
using Luma.Infrastructure.Messaging.Twilio;
using Luma.Infrastructure.Tests.Messaging.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Luma.Infrastructure.Tests.Messaging;

/// <summary>A vendor behind a bad line: the difference between "certainly not sent" and "nobody knows".</summary>
public sealed class LostConnectionTests
{
    public static TheoryData<Channel> Channels => [Channel.Sms, Channel.Voice, Channel.Email];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_refused_connection_is_certainly_not_sent(Channel channel)
    {
        var provider = Providers($"http://127.0.0.1:{VendorHost.FreePort()}").Single(p => p.Channel == channel);
        (await provider.SendAsync(Dispatch(channel), default)).ShouldBeOfType<DispatchOutcome.Throttled>();
        if (channel == Channel.Email) return;
        (await provider.SettleAsync(Dispatch(channel), DateTimeOffset.UnixEpoch, default)).ShouldBeOfType<SettlementAnswer.NoAnswer>();
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_connection_lost_after_the_request_leaves_the_outcome_unknown_and_sends_once(Channel channel)
    {
        // The first exchange succeeds, so that the second one goes over a connection that is kept: the case in which clients like to repeat.
        await using var vendor = new RawVendor(["HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", null]);
        var provider = Providers(vendor.Url).Single(p => p.Channel == channel);
        await provider.SendAsync(Dispatch(channel), default);
        (await provider.SendAsync(Dispatch(channel), default)).ShouldBeOfType<DispatchOutcome.Unknown>();
        vendor.Requests.ShouldBe(2);
    }

    [Theory]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 200\r\n\r\n{\"sid\":\"SM")]
    [InlineData("HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task An_answer_that_does_not_say_leaves_the_outcome_unknown(string answer)
    {
        await using var vendor = new RawVendor([answer]);
        (await Providers(vendor.Url).First().SendAsync(Dispatch(Channel.Sms), default)).ShouldBeOfType<DispatchOutcome.Unknown>();
        vendor.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_is_not_the_vendors_blames_the_set_up_and_not_the_contact()
    {
        await using var vendor = new RawVendor(["HTTP/1.1 404 Not Found\r\nContent-Length: 6\r\n\r\n<html>"]);
        (await Providers(vendor.Url).First().SendAsync(Dispatch(Channel.Sms), default)).ShouldBeOfType<DispatchOutcome.Rejected>().Failure.ShouldBe(DeliveryFailure.Configuration);
    }

    [Fact]
    public async Task An_open_circuit_is_certainly_not_sent()
    {
        const string down = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
        await using var vendor = new RawVendor([down, down, down, down]);
        var provider = Providers(vendor.Url, breakAfter: 3).First();
        for (var i = 0; i < 3; i++) (await provider.SendAsync(Dispatch(Channel.Sms), default)).ShouldBeOfType<DispatchOutcome.Unknown>();
        (await provider.SendAsync(Dispatch(Channel.Sms), default)).ShouldBeOfType<DispatchOutcome.Throttled>().RetryAfter.ShouldBeGreaterThan(TimeSpan.Zero);
        vendor.Requests.ShouldBe(3);
    }

    [Fact]
    public void Settings_that_cannot_work_are_all_named()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Twilio:AccountSid"] = "AC1", ["Twilio:PublicUrl"] = "https://my_clinic.example", ["Ses:Region"] = "US East", ["Ses:UnsubscribeUrl"] = "http://x",
        }).Build();
        services.AddTwilio(configuration.GetSection("Twilio")).AddSes(configuration.GetSection("Ses"));
        using var provider = services.BuildServiceProvider();
        var twilio = Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<TwilioOptions>>().Value);
        twilio.Failures.Select(failure => failure.Split(' ')[0]).ShouldBe(["Twilio:AccountSid", "Twilio:AuthToken", "Twilio:PublicUrl"]);
        var ses = Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<SesOptions>>().Value);
        ses.Failures.Select(failure => failure.Split(' ')[0]).ShouldBe(["Ses:Region", "Ses:AccessKeyId", "Ses:SecretAccessKey", "Ses:ConfigurationSetName", "Ses:TopicArn", "Ses:UnsubscribeUrl"]);
    }

    private static IEnumerable<IMessageProvider> Providers(string url, int breakAfter = 1000)
    {
        var settings = VendorHost.Settings(url);
        settings["Twilio:Transport:BreakAfter"] = breakAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddTwilio(configuration.GetSection("Twilio")).AddSes(configuration.GetSection("Ses"))
            .BuildServiceProvider().GetServices<IMessageProvider>();
    }

    private static MessageDispatch Dispatch(Channel channel) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), 1, channel, "+15550100000", channel == Channel.Email ? "p@example.com" : "+15550100001", "Hello", "en");

    /// <summary>Answers each request with the next text, byte for byte; null closes the connection instead.</summary>
    private sealed class RawVendor : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Queue<string?> answers;
        private readonly CancellationTokenSource over = new();
        private readonly Task serving;
        private int requests;

        public RawVendor(IEnumerable<string?> answers)
        {
            this.answers = new Queue<string?>(answers);
            listener.Start();
            serving = ServeAsync();
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        public int Requests => requests;

        public async ValueTask DisposeAsync()
        {
            await over.CancelAsync();
            listener.Stop();
            await serving;
            over.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(over.Token);
                    var stream = client.GetStream();
                    while (await ReadRequestAsync(stream, over.Token))
                    {
                        requests++;
                        if (!answers.TryDequeue(out var answer) || answer is null) break;
                        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                        if (answer.Contains("201", StringComparison.Ordinal) || answer.StartsWith("nonsense", StringComparison.Ordinal)) break;
                    }
                }
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }

        private static async Task<bool> ReadRequestAsync(NetworkStream stream, CancellationToken over)
        {
            var text = "";
            var buffer = new byte[65536];
            while (true)
            {
                var read = await stream.ReadAsync(buffer, over);
                if (read == 0) return false;
                text += Encoding.ASCII.GetString(buffer, 0, read);
                var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (end < 0) continue;
                var header = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                var length = header is null ? 0 : int.Parse(header.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
                if (text.Length >= end + 4 + length) return true;
            }
        }
    }
}
