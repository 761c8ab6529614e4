namespace Luma.Domain.Messaging.Planning;

/// <summary>A plan as it is stored.</summary>
/// <param name="PlannedFor">The moment the planner gave it; the gate may have deferred the row since.</param>
public sealed record StoredPlan(
    Guid Id, string Step, string AnchorKey, MessageState State, Reason? Reason, DateTimeOffset PlannedFor, int Attempts, string? Template);

public abstract record PlanChange
{
    public sealed record Insert(PlannedMessage Message) : PlanChange;

    public sealed record Replan(Guid Id, PlannedMessage Message) : PlanChange;

    public sealed record Cancel(Guid Id, Reason Reason) : PlanChange;
}

/// <summary>The difference between what should be and what is stored. Applied to the store and asked again, it is empty.</summary>
public static class PlanDiff
{
    /// <param name="gone">Why stored plans that are no longer wanted, were wanted once.</param>
    public static IReadOnlyList<PlanChange> Between(
        string anchorKey, IReadOnlyList<PlannedMessage> desired, IReadOnlyList<StoredPlan> stored, Reason gone, DateTimeOffset now)
    {
        var changes = new List<PlanChange>();
        var ours = stored.Where(plan => plan.AnchorKey == anchorKey).ToDictionary(plan => plan.Step, StringComparer.Ordinal);
        foreach (var message in desired)
        {
            if (!ours.TryGetValue(message.Step.Name, out var plan)) changes.Add(new PlanChange.Insert(message));
            else if ((IsOpen(plan, now) || IsRevived(plan, message, now)) && Differs(plan, message)) changes.Add(new PlanChange.Replan(plan.Id, message));
        }

        var wanted = desired.Select(message => message.Step.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var plan in stored)
        {
            var sameAnchor = plan.AnchorKey == anchorKey;
            if (sameAnchor && wanted.Contains(plan.Step)) continue;
            if (plan.State == MessageState.Cancelled || !IsOpen(plan, now)) continue;
            changes.Add(new PlanChange.Cancel(plan.Id, sameAnchor ? gone : Reasons.AppointmentMoved));
        }

        return changes;
    }

    // What has begun to go, or was decided when it was due, is history.
    private static bool IsOpen(StoredPlan plan, DateTimeOffset now) =>
        plan.Attempts == 0
        && (plan.State == MessageState.Planned
            || (plan.State is MessageState.Skipped or MessageState.Cancelled && plan.PlannedFor > now));

    // A message once ruled out gets another chance when its new moment is still ahead: catch-up switched on, the visit moved later that day.
    private static bool IsRevived(StoredPlan plan, PlannedMessage message, DateTimeOffset now) =>
        plan is { Attempts: 0, State: MessageState.Skipped or MessageState.Cancelled } && message.DueAt > now;

    private static bool Differs(StoredPlan plan, PlannedMessage message) =>
        plan.PlannedFor != message.DueAt
        || (plan.State != MessageState.Planned && plan.Reason != message.Skip)
        || plan.Template != message.Step.Template
        || plan.State != (message.Skip is null ? MessageState.Planned : MessageState.Skipped);
}
