using System.Net.Http.Json;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Tests.Messaging.Hosting;

namespace Luma.Infrastructure.Tests.Messaging;

/// <summary>The adapters against the stand-ins: what is known after each way a vendor may behave. Every exchange is held against the specification.</summary>
[Collection(VendorCollection.Name)]
public sealed class OutcomeTests : IDisposable
{
    private readonly VendorHost host;

    public OutcomeTests(VendorHost host)
    {
        this.host = host;
        // Other tests of this host send nonsense on purpose.
        host.Judge.Problems.Clear();
    }

    public static TheoryData<Channel> Channels => [Channel.Sms, Channel.Voice, Channel.Email];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task What_the_vendor_takes_is_accepted_under_its_id(Channel channel)
    {
        var dispatch = Dispatch(channel);
        var accepted = (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Accepted>();
        accepted.ProviderMessageId.ShouldStartWith(channel switch { Channel.Sms => "SM", Channel.Voice => "CA", _ => "" });
        (await host.MessagesToAsync(dispatch.To)).ShouldHaveSingleItem().Id.ShouldBe(accepted.ProviderMessageId);
    }

    [Theory]
    [InlineData(Channel.Sms, 21610, DeliveryFailure.OptedOut, "21610")]
    [InlineData(Channel.Voice, 21211, DeliveryFailure.BadContact, "21211")]
    [InlineData(Channel.Email, "MessageRejected", DeliveryFailure.Filtered, "MessageRejected")]
    public async Task A_refusal_is_final_and_nothing_was_taken(Channel channel, object errorCode, DeliveryFailure failure, string code)
    {
        var dispatch = Dispatch(channel);
        await FaultAsync(dispatch, "error", errorCode);
        var rejected = (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Rejected>();
        (rejected.Failure, rejected.ErrorCode).ShouldBe((failure, code));
        (await host.MessagesToAsync(dispatch.To)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_rate_limit_asks_for_patience_and_is_not_repeated_by_itself(Channel channel)
    {
        var dispatch = Dispatch(channel);
        await FaultAsync(dispatch, "rate-limit", count: 1);
        (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Throttled>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(channel == Channel.Email ? 5 : 1));
        (await host.MessagesToAsync(dispatch.To)).ShouldBeEmpty();
        (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Accepted>();
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_server_error_leaves_the_outcome_unknown_and_is_not_repeated(Channel channel)
    {
        var dispatch = Dispatch(channel);
        await FaultAsync(dispatch, "error", count: 1);
        (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Unknown>();
        (await host.MessagesToAsync(dispatch.To)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Channel.Sms)]
    [InlineData(Channel.Voice)]
    public async Task A_time_out_after_the_vendor_took_it_is_settled_as_found(Channel channel)
    {
        var dispatch = Dispatch(channel);
        var begunAt = host.Clock.GetUtcNow();
        await FaultAsync(dispatch, "timeout", count: 1);
        (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Unknown>();
        var kept = (await host.MessagesToAsync(dispatch.To)).ShouldHaveSingleItem();
        (await SettleAsync(dispatch, begunAt)).ShouldBe(new SettlementAnswer.Found(kept.Id));
    }

    [Theory]
    [InlineData(Channel.Sms)]
    [InlineData(Channel.Voice)]
    public async Task What_never_arrived_is_settled_as_not_found_once_it_is_late_enough(Channel channel)
    {
        var dispatch = Dispatch(channel);
        var begunAt = host.Clock.GetUtcNow();
        (await SettleAsync(dispatch, begunAt)).ShouldBeOfType<SettlementAnswer.NoAnswer>();
        (await SettleAsync(dispatch, begunAt - TimeSpan.FromMinutes(1))).ShouldBeOfType<SettlementAnswer.NotFound>();
    }

    [Fact]
    public async Task Another_text_or_an_older_one_to_the_same_number_does_not_settle_it()
    {
        var dispatch = Dispatch(Channel.Sms);
        (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Accepted>();
        var begunAt = host.Clock.GetUtcNow();
        (await SettleAsync(dispatch with { Body = "Something else" }, begunAt)).ShouldBeOfType<SettlementAnswer.NoAnswer>();
        (await SettleAsync(dispatch, begunAt + TimeSpan.FromMinutes(1))).ShouldBeOfType<SettlementAnswer.NoAnswer>();
        (await SettleAsync(dispatch, begunAt)).ShouldBeOfType<SettlementAnswer.Found>();
    }

    [Fact]
    public async Task A_text_that_the_vendor_made_plain_is_still_found()
    {
        var dispatch = Dispatch(Channel.Sms) with { Body = "“See you” – it’s at 9…" };
        (await SendAsync(dispatch with { Body = "\"See you\" - it's at 9..." })).ShouldBeOfType<DispatchOutcome.Accepted>();
        (await SettleAsync(dispatch, host.Clock.GetUtcNow())).ShouldBeOfType<SettlementAnswer.Found>();
    }

    [Fact]
    public async Task A_long_list_is_read_to_the_end()
    {
        var dispatch = Dispatch(Channel.Sms);
        var first = (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Accepted>();
        for (var i = 0; i < 55; i++) await SendAsync(dispatch with { Body = $"Other {i}" });
        (await SettleAsync(dispatch, host.Clock.GetUtcNow())).ShouldBe(new SettlementAnswer.Found(first.ProviderMessageId));
    }

    [Fact]
    public async Task A_mail_of_unknown_outcome_waits_a_quarter_of_an_hour_for_its_event()
    {
        var dispatch = Dispatch(Channel.Email);
        var now = host.Clock.GetUtcNow();
        (await SettleAsync(dispatch, now - TimeSpan.FromMinutes(14))).ShouldBeOfType<SettlementAnswer.NoAnswer>();
        (await SettleAsync(dispatch, now - TimeSpan.FromMinutes(15))).ShouldBeOfType<SettlementAnswer.NotFound>();
    }

    [Fact]
    public async Task A_text_too_long_is_refused_without_a_call()
    {
        var dispatch = Dispatch(Channel.Sms);
        var rejected = (await SendAsync(dispatch with { Body = new string('x', 1601) })).ShouldBeOfType<DispatchOutcome.Rejected>();
        (rejected.Failure, rejected.ErrorCode).ShouldBe((DeliveryFailure.Permanent, "21617"));
        host.Judge.Exchanges.ShouldNotContain(exchange => exchange.Body.Contains(Uri.EscapeDataString(dispatch.To), StringComparison.Ordinal));
        (await SendAsync(dispatch with { Body = new string('x', 1600) })).ShouldBeOfType<DispatchOutcome.Accepted>();
    }

    [Fact]
    public async Task A_text_carries_pictures_validity_and_our_ids()
    {
        var dispatch = Dispatch(Channel.Sms) with { MediaUrls = [new("https://x.example/a.png"), new("https://x.example/b.png")], ValiditySeconds = 100_000 };
        (await SendAsync(dispatch)).ShouldBeOfType<DispatchOutcome.Accepted>().ProviderMessageId.ShouldStartWith("MM");
        var body = Uri.UnescapeDataString(host.Judge.Exchanges.Single(exchange => exchange.Body.Contains(Uri.EscapeDataString(dispatch.To), StringComparison.Ordinal)).Body);
        body.ShouldContain("ValidityPeriod=36000");
        body.ShouldContain("SmartEncoded=true");
        body.ShouldContain($"/webhooks/twilio/status?message={dispatch.MessageId}&attempt=3");
        (await host.MessagesToAsync(dispatch.To)).ShouldHaveSingleItem().MediaUrls.ShouldBe(["https://x.example/a.png", "https://x.example/b.png"]);
    }

    [Theory]
    [InlineData("landline", true, LineType.Landline)]
    [InlineData("nonFixedVoip", true, LineType.Voip)]
    [InlineData("invalid", false, LineType.Unknown)]
    [InlineData(null, true, LineType.Mobile)]
    public async Task A_line_is_what_the_lookup_says(string? type, bool valid, LineType line)
    {
        var number = VendorHost.NewNumber();
        if (type is not null) (await host.Http.PostAsJsonAsync("/sandbox/lines", new { number, type })).EnsureSuccessStatusCode();
        (await host.Lookup.LookupAsync(number, default)).ShouldBe(new NumberLookupAnswer(valid, line));
    }

    [Fact]
    public async Task The_account_is_told() => (await host.Ses.GetAccountAsync(default)).ShouldBeOfType<Luma.Infrastructure.Messaging.Transport.VendorAnswer.Replied>().Status.ShouldBe(200);

    [Fact]
    public async Task Cancelled_before_the_call_it_throws() =>
        await Should.ThrowAsync<OperationCanceledException>(() => host.Provider(Channel.Sms).SendAsync(Dispatch(Channel.Sms), new CancellationToken(true)));

    // After each test: whatever was exchanged is as the vendors publish it.
    public void Dispose() => host.Judge.Problems.ShouldBeEmpty();

    private static MessageDispatch Dispatch(Channel channel)
    {
        var number = VendorHost.NewNumber();
        var (from, to) = channel == Channel.Email ? ("Clinic <no-reply@clinic.example>", $"p{number[1..]}@example.com") : (VendorHost.MainNumber, number);
        return new MessageDispatch(Guid.CreateVersion7(), Guid.CreateVersion7(), 3, channel, from, to, "See you tomorrow at 9.", "en") { Subject = "Your visit", Html = "<p>See you</p>" };
    }

    private Task<DispatchOutcome> SendAsync(MessageDispatch dispatch) => host.Provider(dispatch.Channel).SendAsync(dispatch, default);

    private Task<SettlementAnswer> SettleAsync(MessageDispatch dispatch, DateTimeOffset begunAt) => host.Provider(dispatch.Channel).SettleAsync(dispatch, begunAt, default);

    private async Task FaultAsync(MessageDispatch dispatch, string mode, object? errorCode = null, int? count = null) =>
        (await host.Http.PostAsJsonAsync("/sandbox/faults", new { provider = dispatch.Channel == Channel.Email ? "ses" : "twilio", mode, errorCode, count, to = dispatch.To }))
            .EnsureSuccessStatusCode();
}
