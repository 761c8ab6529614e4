using Luma.Application.Accounts;
using Luma.Application.Common;
using Luma.Application.Messaging;
using Luma.Application.Templates;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Appointments;
using Luma.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Appointments;

/// <summary>What a link's holder sees: little, since the holder is not identified (REM-05).</summary>
public sealed record VisitPage(
    TemplateFacts Facts, AppointmentStatus Status, bool MayConfirm, bool MayCancel, string? Notice);

/// <summary>Opens the visit that a link in a message leads to. Changes nothing: mail scanners open links, too.</summary>
[OpenTo(Audience.LinkHolder)]
public sealed record OpenVisitLink(string Code) : IRequest<Result<VisitPage>>;

/// <summary>Confirms or cancels the visit of a link.</summary>
[OpenTo(Audience.LinkHolder)]
public sealed record AnswerVisitLink(string Code, PatientAnswer Answer) : IRequest<Result<VisitPage>>;

internal sealed class VisitLinkTenant(ITenantDirectory directory) : ITenantResolver<OpenVisitLink>, ITenantResolver<AnswerVisitLink>
{
    public Task<Guid?> ResolveAsync(OpenVisitLink request, CancellationToken cancellationToken) => directory.OfLinkAsync(request.Code, cancellationToken);

    public Task<Guid?> ResolveAsync(AnswerVisitLink request, CancellationToken cancellationToken) => directory.OfLinkAsync(request.Code, cancellationToken);
}

internal sealed class VisitLinkHandler(
    ILumaDb db, AppointmentAnswers answers, TemplateFactsOf facts, ITemplateRenderer templates, ISettingsReader settings, TimeProvider clock)
    : IRequestHandler<OpenVisitLink, Result<VisitPage>>, IRequestHandler<AnswerVisitLink, Result<VisitPage>>
{
    public async Task<Result<VisitPage>> Handle(OpenVisitLink request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.Code, cancellationToken) is not { } found) return Error.NotFound("visit");
        return await PageAsync(found.Appointment, found.Mode, notice: null, cancellationToken);
    }

    public async Task<Result<VisitPage>> Handle(AnswerVisitLink request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.Code, cancellationToken) is not { } found) return Error.NotFound("visit");
        if (await answers.ApplyAsync(found.Appointment.Id, request.Answer, found.Mode, "link", cancellationToken) is not { } result)
            return Error.NotFound("visit");
        var said = templates.Render(
            result.Decision.ReplyTemplate, Domain.Messaging.Channel.Sms, await facts.OfAppointmentAsync(result.Appointment, cancellationToken));
        return await PageAsync(result.Appointment, found.Mode, said.Body, cancellationToken);
    }

    private async Task<(Appointment Appointment, AllowedResponses Mode)?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var link = await db.ShortLinks.SingleOrDefaultAsync(candidate => candidate.Code == code && candidate.ExpiresAt > now, cancellationToken);
        if (link?.AppointmentId is not { } id) return null;
        link.Clicks++;
        var appointment = await db.Appointments.SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.DeletedAt == null, cancellationToken);
        if (appointment is null) return null;
        var step = await db.OutboundMessages.Where(message => message.Id == link.MessageId).Select(message => message.Step).SingleOrDefaultAsync(cancellationToken);
        var reminders = await settings.ReadAsync<ReminderSettings>(appointment.AccountId, cancellationToken);
        return (appointment, reminders.ForStep(ReminderCadence.DaysOf(step ?? "")).AllowedResponses);
    }

    private async Task<VisitPage> PageAsync(Appointment appointment, AllowedResponses mode, string? notice, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reminders = (await settings.ReadAsync<ReminderSettings>(appointment.AccountId, cancellationToken)) with { AllowedResponses = mode };
        bool Would(PatientAnswer answer) => AnswerPolicy.Decide(answer, appointment.Status, appointment.Start, reminders, now).Change is not null;
        return new(
            await facts.OfAppointmentAsync(appointment, cancellationToken), appointment.Status,
            Would(PatientAnswer.Confirm), Would(PatientAnswer.Cancel) && appointment.Start > now, notice);
    }
}
