using Luma.Domain.Messaging;
using Luma.Infrastructure.Messaging.Ses;
using Luma.Infrastructure.Messaging.Transport;
using Luma.Infrastructure.Messaging.Twilio;

namespace Luma.Infrastructure.Tests.Messaging;

public sealed class VendorErrorsTests
{
    [Theory]
    [InlineData(20003, DeliveryFailure.Configuration)]
    [InlineData(21211, DeliveryFailure.BadContact)]
    [InlineData(21408, DeliveryFailure.Configuration)]
    [InlineData(21606, DeliveryFailure.Configuration)]
    [InlineData(21612, DeliveryFailure.Configuration)]
    [InlineData(21610, DeliveryFailure.OptedOut)]
    [InlineData(21614, DeliveryFailure.NotTextable)]
    [InlineData(21617, DeliveryFailure.Permanent)]
    [InlineData(30001, DeliveryFailure.Transient)]
    [InlineData(30002, DeliveryFailure.Configuration)]
    [InlineData(30003, DeliveryFailure.Transient)]
    [InlineData(30004, DeliveryFailure.Blocked)]
    [InlineData(30005, DeliveryFailure.BadContact)]
    [InlineData(30006, DeliveryFailure.NotTextable)]
    [InlineData(30007, DeliveryFailure.Filtered)]
    [InlineData(30008, DeliveryFailure.Transient)]
    [InlineData(30034, DeliveryFailure.Configuration)]
    [InlineData(30024, DeliveryFailure.Transient)]
    [InlineData(30410, DeliveryFailure.Transient)]
    [InlineData(30500, DeliveryFailure.Transient)]
    [InlineData(12345, DeliveryFailure.Permanent)]
    [InlineData(null, DeliveryFailure.Transient)]
    public void Twilio_code_means(int? code, DeliveryFailure failure) => TwilioErrors.Failure(code).ShouldBe(failure);

    [Theory]
    [InlineData(20429, true)]
    [InlineData(21611, true)]
    [InlineData(21610, false)]
    [InlineData(12345, false)]
    public void Twilio_code_asks_for_patience(int code, bool patience) => TwilioErrors.AsksForPatience(code).ShouldBe(patience);

    [Theory]
    [InlineData("MessageRejected", DeliveryFailure.Filtered)]
    [InlineData("MailFromDomainNotVerifiedException", DeliveryFailure.Configuration)]
    [InlineData("AccountSuspendedException", DeliveryFailure.Configuration)]
    [InlineData("BadRequestException", DeliveryFailure.Permanent)]
    [InlineData("SomethingNewException", DeliveryFailure.Permanent)]
    public void Ses_error_means(string name, DeliveryFailure failure) => SesErrors.Failure(name).ShouldBe(failure);

    [Theory]
    [InlineData("MessageRejected:http://internal.amazon.com/coral/", "{}", "MessageRejected")]
    [InlineData(null, """{"__type":"com.amazonaws.ses#TooManyRequestsException","message":"x"}""", "TooManyRequestsException")]
    [InlineData(null, """{"code":"BadRequestException"}""", "BadRequestException")]
    [InlineData(null, "<html>", null)]
    [InlineData(null, "[]", null)]
    public void Ses_error_is_named_in_header_or_body(string? header, string body, string? name) =>
        SesErrors.NameOf(new VendorAnswer.Replied(400, body, ErrorType: header)).ShouldBe(name);
}
