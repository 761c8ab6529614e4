using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Application.Templates;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Hub;
using Luma.Domain.Messaging;
using Luma.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Hub;

/// <summary>A call: the reminder is spoken, keys answer it: 1 confirms, 2 cancels, 9 repeats (REM-04). A patient who calls back hears it again.</summary>
internal sealed class AnswerCallHandler(
    ILumaDb db, ConversationBook book, AppointmentAnswers answers, TemplateFactsOf facts, ITemplateRenderer templates, TimeProvider clock)
    : IRequestHandler<AnswerCall, Result<VoiceScript>>
{
    public async Task<Result<VoiceScript>> Handle(AnswerCall request, CancellationToken cancellationToken)
    {
        var (patientNumber, ourNumber) = request.Inbound ? (request.From, request.To) : (request.To, request.From);
        var asked = await AskedAsync(request.MessageId, patientNumber, cancellationToken);
        if (asked is null) return await NoticeAsync(cancellationToken);

        var message = await db.OutboundMessages.SingleAsync(candidate => candidate.Id == asked.MessageId, cancellationToken);
        var answer = request.Digits switch { "1" => PatientAnswer.Confirm, "2" => PatientAnswer.Cancel, _ => (PatientAnswer?)null };
        if (answer is null) return await SpokenAsync(message, cancellationToken);

        var conversation = await book.OpenAsync(patientNumber, ourNumber, asked.PatientId, cancellationToken);
        book.Append(conversation, EntryDirection.Inbound, Channel.Voice, $"Pressed {request.Digits}",
            answer == PatientAnswer.Confirm ? "CONFIRM" : "CANCEL", request.ProviderCallId, asked.PatientId);
        var mode = EnumCode.Parse<AllowedResponses>(asked.Accepts);
        if (await answers.ApplyAsync(asked.AppointmentId!.Value, answer.Value, mode, "voice", cancellationToken) is not { } result)
            return await NoticeAsync(cancellationToken);

        asked.Record(answer == PatientAnswer.Confirm ? "CONFIRM" : "CANCEL", clock.GetUtcNow());
        if (result.Decision.NeedsPerson) conversation.AskForPerson(clock.GetUtcNow());
        var spoken = templates.Render(result.Decision.ReplyTemplate, Channel.Sms, await facts.OfAppointmentAsync(result.Appointment, cancellationToken));
        return new VoiceScript([spoken.Body], spoken.Language);
    }

    private async Task<AskedQuestion?> AskedAsync(Guid? messageId, string number, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = db.OpenQuestions.Where(question => question.ClosedAt == null && question.ExpiresAt > now && question.AppointmentId != null);
        return messageId is { } id
            ? await open.FirstOrDefaultAsync(question => question.MessageId == id, cancellationToken)
            : await open.Where(question => question.ContactValue == number).OrderBy(question => question.AnsweredAt != null)
                .ThenByDescending(question => question.AskedAt).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<VoiceScript> SpokenAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Channel == Channel.Voice) return new([message.Body!], message.Language!, GatherDigits: 1);
        var appointment = await db.Appointments.SingleAsync(candidate => candidate.Id == message.AppointmentId, cancellationToken);
        var spoken = templates.Render(message.Template!, Channel.Voice, await facts.OfAppointmentAsync(appointment, cancellationToken));
        return new([spoken.Body], spoken.Language, GatherDigits: 1);
    }

    private async Task<VoiceScript> NoticeAsync(CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(cancellationToken);
        return new([$"Thank you for calling {account.Name}. This number sends reminders only. Please call your clinic."], "en");
    }
}
