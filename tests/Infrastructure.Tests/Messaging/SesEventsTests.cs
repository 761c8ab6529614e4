using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Ses;

namespace Luma.Infrastructure.Tests.Messaging;

public sealed class SesEventsTests
{
    private static readonly Guid MessageId = Guid.Parse("01936f00-0000-7000-8000-000000000001");

    [Theory]
    [InlineData("Permanent", "General", DeliveryFailure.BadContact)]
    [InlineData("Permanent", "NoEmail", DeliveryFailure.BadContact)]
    [InlineData("Transient", "MailboxFull", DeliveryFailure.Transient)]
    [InlineData("Transient", "MessageTooLarge", DeliveryFailure.Permanent)]
    [InlineData("Transient", "ContentRejected", DeliveryFailure.Filtered)]
    [InlineData("Undetermined", "Undetermined", DeliveryFailure.Transient)]
    public void A_bounce_says_why(string type, string subtype, DeliveryFailure failure)
    {
        var bounce = $$"""{"bounceType":"{{type}}","bounceSubType":"{{subtype}}","bouncedRecipients":[{"emailAddress":"r@example.com","status":"5.1.1","diagnosticCode":"smtp; 550 r@example.com unknown"}]}""";
        var status = Read("Bounce", "bounce", bounce).ShouldHaveSingleItem().ShouldBeOfType<RecordDeliveryStatus>();
        status.ShouldBe(new RecordDeliveryStatus("ses", MessageId, 2, "EXAMPLE-000000", VendorStatus.Undelivered, failure, "5.1.1", $"{type} {subtype}"));
    }

    [Theory]
    [InlineData("Send", VendorStatus.Sent, null)]
    [InlineData("Delivery", VendorStatus.Delivered, null)]
    [InlineData("Reject", VendorStatus.Undelivered, DeliveryFailure.Filtered)]
    [InlineData("Rendering Failure", VendorStatus.Undelivered, DeliveryFailure.Configuration)]
    public void An_event_is_a_status(string kind, VendorStatus status, DeliveryFailure? failure)
    {
        var recorded = Read(kind, "x", "{}").ShouldHaveSingleItem().ShouldBeOfType<RecordDeliveryStatus>();
        (recorded.Status, recorded.Failure).ShouldBe((status, failure));
    }

    [Fact]
    public void A_complaint_names_each_who_complained() =>
        Read("Complaint", "complaint", """{"complainedRecipients":[{"emailAddress":"a@example.com"},{"emailAddress":"b@example.com"}]}""")
            .ShouldBe([new RecordComplaint("ses", MessageId, "EXAMPLE-000000", "a@example.com"), new RecordComplaint("ses", MessageId, "EXAMPLE-000000", "b@example.com")]);

    [Theory]
    [InlineData("Open")]
    [InlineData("DeliveryDelay")]
    [InlineData("SomethingNew")]
    public void Other_events_change_nothing(string kind) => Read(kind, "x", "{}").ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"eventType":"Bounce"}""")]
    [InlineData("""{"eventType":1,"mail":{"messageId":"x"}}""")]
    [InlineData("""{"eventType":"Bounce","mail":{"messageId":"\ud800"}}""")]
    public void What_is_no_event_is_told_so(string json) => SesEvents.Read(json).ShouldBeNull();

    [Fact]
    public void Identity_notifications_and_foreign_tags_are_read_too()
    {
        var status = SesEvents.Read("""{"notificationType":"Delivery","mail":{"messageId":"x","tags":{"message":["no"],"attempt":[1]}}}""")!
            .ShouldHaveSingleItem().ShouldBeOfType<RecordDeliveryStatus>();
        (status.MessageId, status.Attempt).ShouldBe((null, null));
    }

    private static IReadOnlyList<object> Read(string kind, string member, string detail) => SesEvents.Read(
        $$$"""{"eventType":"{{{kind}}}","{{{member}}}":{{{detail}}},"mail":{"messageId":"EXAMPLE-000000","tags":{"message":["{{{MessageId}}}"],"attempt":["2"]} } }""")!;
}
