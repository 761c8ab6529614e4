using Luma.Application.Accounts;
using Luma.Application.Messaging;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Gating;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Reminders;

namespace Luma.Application.Reminders;

/// <summary>Asks the reminder rules again at the moment of sending, with the facts of that moment.</summary>
public sealed class ReminderGate(IReminderPlanStore store, ISettingsReader settings) : IGateContributor
{
    public string Automation => ReminderCadence.Name;

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Rule<GateFacts>>>> RulesAsync(
        Guid accountId, IReadOnlyList<DueMessage> messages, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reminders = await settings.ReadAsync<ReminderSettings>(accountId, cancellationToken);
        var delivery = await settings.ReadAsync<DeliverySettings>(accountId, cancellationToken);
        var visits = await store.LoadAsync([.. messages.Select(message => message.AppointmentId!.Value).Distinct()], now, cancellationToken);
        var planning = new ReminderPlanning(reminders, delivery, cadenceSince: null, now);
        var firsts = planning.FirstsOfDay(visits);
        var byId = visits.ToDictionary(visit => visit.Id);

        return messages.Where(message => byId.ContainsKey(message.AppointmentId!.Value)).ToDictionary(
            message => message.Id,
            message =>
            {
                var visit = byId[message.AppointmentId!.Value];
                var facts = planning.FactsOf(visit, firsts.Contains(visit.Id));
                var step = new Step(message.Step, message.Purpose, message.Template ?? "", 0);
                return (IReadOnlyList<Rule<GateFacts>>)
                    [.. ReminderRules.All.Select(rule => new Rule<GateFacts>(rule.Name, _ => rule.Judge(new(facts, step))))];
            });
    }
}
