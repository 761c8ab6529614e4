using Luma.Application.Accounts;
using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Hub;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Interpretation;
using Luma.Domain.Messaging.Routing;
using Luma.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Hub;

/// <summary>A patient's text: kept once, read against what the patient was asked, acted upon or left for a person (PIT-01, NEW-08).</summary>
internal sealed class ReceiveTextHandler(
    ILumaDb db, IInbox inbox, ConversationBook book, AppointmentAnswers answers, OptOuts optOuts, Replies replies, ISettingsReader settings,
    ITenantSession session, TimeProvider clock) : IRequestHandler<ReceiveText, Result>
{
    public async Task<Result> Handle(ReceiveText request, CancellationToken cancellationToken)
    {
        if (!ContactValue.TryPhone(request.From, out var from)) return Error.Invalid("from", "The sender is not a phone number.");
        if (!await inbox.TryAcceptAsync($"{request.Provider}:sms", request.ProviderMessageId, cancellationToken)) return Result.Ok;

        var now = clock.GetUtcNow();
        var questions = await OpenQuestionsAsync(from, now, cancellationToken);
        var reminders = await settings.ReadAsync<ReminderSettings>(session.AccountId, cancellationToken);
        var intent = Interpreter.Interpret(
            request.Body, [.. questions.Select(AsQuestion)], DefaultKeywords.Table, reminders.AskWhichMessage);
        var asked = intent switch
        {
            Intent.Confirm confirm => questions.First(question => question.Id == confirm.Question.Id),
            Intent.Cancel cancel => questions.First(question => question.Id == cancel.Question.Id),
            _ => null,
        };

        var conversation = await book.OpenAsync(from, request.To, asked?.PatientId, cancellationToken);
        var entry = book.Append(conversation, EntryDirection.Inbound, Channel.Sms, request.Body, MeaningOf(intent), request.ProviderMessageId,
            asked?.PatientId, request.MediaUrls);
        var reply = new ReplyTo(entry.Id, from, request.To, conversation.PatientId);
        await ActAsync(intent, asked, conversation, reply, cancellationToken);
        return Result.Ok;
    }

    private async Task ActAsync(Intent intent, AskedQuestion? asked, Conversation conversation, ReplyTo reply, CancellationToken cancellationToken)
    {
        switch (intent)
        {
            case Intent.OptOut optOut:
                await optOuts.StopAsync(reply, optOut.AnsweredByCarrier, cancellationToken);
                break;
            case Intent.OptIn:
                await optOuts.StartAsync(reply, cancellationToken);
                break;
            case Intent.Help:
                await replies.SendAsync(reply, "help", cancellationToken);
                break;
            case Intent.Confirm when asked is not null:
                await AnswerAsync(asked, PatientAnswer.Confirm, conversation, reply, cancellationToken);
                break;
            case Intent.Cancel when asked is not null:
                await AnswerAsync(asked, PatientAnswer.Cancel, conversation, reply, cancellationToken);
                break;
            default:
                await LeaveToPersonAsync(conversation, reply, cancellationToken);
                break;
        }
    }

    private async Task AnswerAsync(
        AskedQuestion asked, PatientAnswer answer, Conversation conversation, ReplyTo reply, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await answers.ApplyAsync(asked.AppointmentId!.Value, answer, EnumCode.Parse<AllowedResponses>(asked.Accepts), "sms", cancellationToken) is not { } result)
        {
            await LeaveToPersonAsync(conversation, reply, cancellationToken);
            return;
        }

        asked.Record(answer == PatientAnswer.Confirm ? "CONFIRM" : "CANCEL", now);
        if (result.Decision.NeedsPerson) conversation.AskForPerson(now);
        await replies.SendAsync(
            reply with { PatientId = asked.PatientId, AppointmentId = asked.AppointmentId }, result.Decision.ReplyTemplate, cancellationToken);
    }

    private async Task LeaveToPersonAsync(Conversation conversation, ReplyTo reply, CancellationToken cancellationToken)
    {
        conversation.AskForPerson(clock.GetUtcNow());
        await replies.SendAsync(reply, "notUnderstood", cancellationToken);
    }

    private Task<List<AskedQuestion>> OpenQuestionsAsync(string from, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.OpenQuestions.Where(question => question.ContactValue == from && question.ClosedAt == null && question.ExpiresAt > now && question.AppointmentId != null)
            .ToListAsync(cancellationToken);

    private static OpenQuestion AsQuestion(AskedQuestion asked) => new(asked.Id, asked.AppointmentId!.Value, asked.AskedAt, asked.AnsweredAt is not null);

    private static string MeaningOf(Intent intent) => intent switch
    {
        Intent.OptOut => "OPT_OUT",
        Intent.OptIn => "OPT_IN",
        Intent.Help => "HELP",
        Intent.Confirm => "CONFIRM",
        Intent.Cancel => "CANCEL",
        Intent.WhichOne => "WHICH_ONE",
        _ => "UNEXPECTED",
    };
}
