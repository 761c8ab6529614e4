using Luma.Domain.Messaging;

namespace Luma.Application.Messaging;

/// <summary>Which outbound messages of the account, in any state; null leaves open.</summary>
/// <param name="From">Due at this moment or later.</param>
/// <param name="To">Due before this moment.</param>
public sealed record MessageFilter(
    Guid? PatientId = null, Guid? AppointmentId = null, MessageState? State = null, Purpose? Purpose = null, Channel? Channel = null,
    DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    internal IQueryable<OutboundMessage> Apply(IQueryable<OutboundMessage> messages)
    {
        if (PatientId is { } patientId) messages = messages.Where(message => message.PatientId == patientId);
        if (AppointmentId is { } appointmentId) messages = messages.Where(message => message.AppointmentId == appointmentId);
        if (State is { } state) messages = messages.Where(message => message.State == state);
        if (Purpose is { } purpose) messages = messages.Where(message => message.Purpose == purpose);
        if (Channel is { } channel) messages = messages.Where(message => message.Channel == channel);
        if (From?.ToUniversalTime() is { } from) messages = messages.Where(message => message.DueAt >= from);
        if (To?.ToUniversalTime() is { } to) messages = messages.Where(message => message.DueAt < to);
        return messages;
    }
}
