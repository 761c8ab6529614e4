using Luma.Application.Accounts;
using Luma.Application.Messaging;
using Luma.Application.Templates;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Gating;
using Luma.Domain.Messaging.Routing;
using Luma.Domain.Reminders;

namespace Luma.Infrastructure.Messaging.Pump;

/// <summary>Gate, route and render for each message of a batch: from facts to decisions, with nothing written yet.</summary>
internal sealed class PumpDecider(
    ISettingsReader settings, IEnumerable<IGateContributor> contributors, ITemplateRenderer templates, LinkMaker links)
{
    public async Task<IReadOnlyList<PumpDecision>> DecideAsync(
        Guid accountId, IReadOnlyList<Candidate> candidates, PumpHistory history, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var contacts = (await settings.ReadAsync<ContactSettings>(accountId, cancellationToken)).Rules();
        var delivery = await settings.ReadAsync<DeliverySettings>(accountId, cancellationToken);
        var messaging = await settings.ReadAsync<MessagingSettings>(accountId, cancellationToken);
        var reminders = await settings.ReadAsync<ReminderSettings>(accountId, cancellationToken);
        var rules = await RulesAsync(accountId, candidates, now, cancellationToken);

        var decisions = new List<PumpDecision>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var route = RouteOf(candidate, contacts, history);
            var facts = new GateFacts(KindOf(candidate.Message), now, candidate.Recipient, route, delivery.CalendarIn(candidate.Template.Zone))
            {
                Visit = candidate.Visit,
                Superseded = candidate.Superseded,
                LastSame = candidate.Message.Attempt == 0 && reminders.SendFor == SendFor.First ? history.LastSame(candidate, route) : null,
                Blackout = delivery.Blackout,
            };
            var decision = Gate.Decide(facts, rules.GetValueOrDefault(candidate.Message.Id, []));
            decisions.Add(decision.Outcome switch
            {
                GateOutcome.Skip skip => new PumpDecision.Skip(candidate, decision.Explanation, skip.Reason),
                GateOutcome.Defer defer => new PumpDecision.Defer(candidate, decision.Explanation, defer.Until, defer.Reason),
                _ => Prepare(accountId, candidate, route, decision.Explanation, messaging, reminders, history, now),
            });
        }

        return decisions;
    }

    private static MessageKind KindOf(DueMessage message) =>
        message.Purpose == Purpose.Reply ? MessageKind.Reply : message.Forced ? MessageKind.Forced : MessageKind.Automatic;

    private Route RouteOf(Candidate candidate, ContactRules contacts, PumpHistory history) =>
        candidate.Message is { Purpose: Purpose.Reply, Channel: { } channel, To: { } to }
            ? Router.Answer(channel, to, candidate.Message.Template == "optedOut" ? new([]) : candidate.Recipient, contacts)
            : Router.Choose(candidate.Recipient, contacts, templates.FormatsOf(candidate.Message.Template ?? ""), history.Tried(candidate.Message.Id));

    private PumpDecision Prepare(
        Guid accountId, Candidate candidate, Route route, IReadOnlyList<ExplanationLine> explanation, MessagingSettings messaging,
        ReminderSettings reminders, PumpHistory history, DateTimeOffset now)
    {
        var message = candidate.Message;
        var takes = reminders.ForStep(ReminderCadence.DaysOf(message.Step)).AllowedResponses;
        var from = route.Channel == Channel.Email
            ? $"{candidate.Template.OrganizationName} <{messaging.EmailFrom}>"
            : message.From ?? history.NumberFor(candidate.FacilityId);
        if (from is null)
            return new PumpDecision.Skip(candidate, [.. explanation, new("sending number", "skip", null)], Reasons.NoSendingNumber, MessageState.Failed);

        try
        {
            var link = message.Template is not null && templates.NeedsLink(message.Template, route.Channel) ? links.NewCode() : null;
            var facts = candidate.Template with
            {
                DetailsUrl = link is null ? null : links.Address(link),
                TakesAnswers = takes != AllowedResponses.None,
                TakesCancellations = takes == AllowedResponses.ConfirmAndCancel,
            };
            var rendered = message.Body is { } body
                ? new RenderedMessage(facts.Language ?? facts.DefaultLanguage, null, body, null)
                : templates.Render(message.Template!, route.Channel, facts);
            var dispatch = new MessageDispatch(
                message.Id, accountId, message.Attempt + 1, route.Channel, from, route.Value, rendered.Body, rendered.Language)
            {
                AttemptId = Guid.CreateVersion7(now),
                Subject = rendered.Subject,
                Html = rendered.Html,
                ValiditySeconds = candidate.Visit is { } visit && message.Purpose != Purpose.Reply
                    ? (int)Math.Clamp((visit.Start - now).TotalSeconds, 60, 36000) : null,
            };
            history.Note(candidate, route, now);
            return new PumpDecision.Send(candidate, explanation, dispatch, link, takes);
        }
        catch (TemplateException error)
        {
            return new PumpDecision.Skip(
                candidate, [.. explanation, new("template renders", "fail", error.Message)], Reasons.TemplateFailed, MessageState.Failed);
        }
    }

    private async Task<Dictionary<Guid, IReadOnlyList<Rule<GateFacts>>>> RulesAsync(
        Guid accountId, IReadOnlyList<Candidate> candidates, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = new Dictionary<Guid, IReadOnlyList<Rule<GateFacts>>>();
        foreach (var contributor in contributors)
        {
            var messages = candidates.Select(candidate => candidate.Message)
                .Where(message => message.Automation == contributor.Automation && message.AppointmentId is not null).ToList();
            if (messages.Count == 0) continue;
            foreach (var (id, own) in await contributor.RulesAsync(accountId, messages, now, cancellationToken)) rules[id] = own;
        }

        return rules;
    }
}
