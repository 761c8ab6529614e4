using FsCheck;
using FsCheck.Fluent;
using Luma.Domain.Messaging;
using Luma.Domain.Messaging.Planning;
using Luma.Domain.Reminders;
using static Luma.Domain.Tests.Messaging.Planning.Clinic;

namespace Luma.Domain.Tests.Messaging.Planning;

public class PlanDiffTests
{
    private static readonly DateTimeOffset Booked = At("2026-03-10 08:00");

    [Fact]
    [Feature("REM-01")]
    public void Asked_again_after_it_was_applied_nothing_is_left_to_do()
    {
        var situations = Generated.Situations.Two().SelectMany(pair => Gen.Choose(-10, 70).Select(days => (First: pair.Item1, Then: pair.Item2, Days: days)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(Arb.From(situations), given =>
        {
            var now = given.First.Anchor.KnownAt.AddDays(given.Days);
            var store = new Store().Apply(given.First.Plan(), given.First.Anchor.KnownAt);
            store.Apply(given.Then.Plan(), now);
            return store.Diff(given.Then.Plan(), now).Count == 0;
        }));
    }

    [Fact]
    [Feature("REM-01")]
    public void A_visit_moved_to_another_day_replaces_what_has_not_gone()
    {
        var store = new Store("old").Apply(Plan("2026-03-20 14:20", "2026-03-10 08:00"), Booked);
        store.Sent("7d");
        store.AnchorKey = "new";
        store.Apply(Plan("2026-03-27 09:00", "2026-03-14 08:00"), At("2026-03-14 08:00"));
        store.Shown().ShouldBe(
            ["old 7d Sent", "old 5d Cancelled appointmentMoved", "old 2d Cancelled appointmentMoved", "new 7d Planned", "new 5d Planned", "new 2d Planned"]);
    }

    [Fact]
    [Feature("REM-03")]
    public void Another_cadence_drops_the_old_steps_and_plans_the_new()
    {
        var store = new Store().Apply(Plan("2026-03-20 14:20", "2026-03-10 08:00"), Booked);
        store.Apply(Plan("2026-03-20 14:20", "2026-03-11 08:00", new() { CadenceDays = [10, 3, 2] }), At("2026-03-11 08:00"));
        store.Shown().ShouldBe(["visit 7d Cancelled cadenceChanged", "visit 5d Cancelled cadenceChanged", "visit 2d Planned", "visit 3d Planned"]);
    }

    [Fact]
    public void What_was_sent_or_tried_is_left_alone()
    {
        var store = new Store().Apply(Plan("2026-03-20 14:20", "2026-03-10 08:00"), Booked);
        store.Sent("7d");
        store.Diff([], Booked).Select(change => change.GetType()).ShouldBe([typeof(PlanChange.Cancel), typeof(PlanChange.Cancel)]);
    }

    [Fact]
    public void A_step_skipped_when_it_was_due_is_history()
    {
        var settings = new ReminderSettings { CadenceDays = [7] };
        var store = new Store().Apply(Plan("2026-03-20 14:20", "2026-03-10 08:00", settings, facts: new(default) { Blocked = true }), Booked);
        store.Diff(Plan("2026-03-20 14:20", "2026-03-10 08:00", settings), At("2026-03-13 14:21")).ShouldBeEmpty();
        store.Diff(Plan("2026-03-20 14:20", "2026-03-10 08:00", settings), At("2026-03-13 14:19")).ShouldHaveSingleItem().ShouldBeOfType<PlanChange.Replan>();
    }

    [Fact]
    public void A_catch_up_that_was_switched_off_goes_once_it_is_switched_on()
    {
        var store = new Store().Apply(Plan("2026-03-19 15:00", "2026-03-18 11:00", new() { CatchUpEnabled = false }), At("2026-03-18 11:00"));
        store.Shown().ShouldBe(["visit catchUp Skipped catchUpDisabled"]);
        store.Apply(Plan("2026-03-19 15:00", "2026-03-18 11:00"), At("2026-03-18 12:00"));
        store.Shown().ShouldBe(["visit catchUp Planned"]);
    }

    /// <summary>Keeps plans as the database would.</summary>
    private sealed class Store(string anchorKey = "visit")
    {
        private readonly List<StoredPlan> _plans = [];

        public string AnchorKey { get; set; } = anchorKey;

        public IReadOnlyList<PlanChange> Diff(IReadOnlyList<PlannedMessage> desired, DateTimeOffset now) =>
            PlanDiff.Between(AnchorKey, desired, _plans, Reasons.CadenceChanged, now);

        public Store Apply(IReadOnlyList<PlannedMessage> desired, DateTimeOffset now)
        {
            foreach (var change in Diff(desired, now))
            {
                if (change is PlanChange.Insert insert) _plans.Add(Row(Guid.CreateVersion7(now), insert.Message));
                if (change is PlanChange.Replan replan) _plans[Index(replan.Id)] = Row(replan.Id, replan.Message);
                if (change is PlanChange.Cancel cancel)
                    _plans[Index(cancel.Id)] = _plans[Index(cancel.Id)] with { State = MessageState.Cancelled, Reason = cancel.Reason };
            }

            return this;
        }

        public void Sent(string step)
        {
            var index = _plans.FindIndex(plan => plan.Step == step);
            _plans[index] = _plans[index] with { State = MessageState.Sent, Attempts = 1 };
        }

        public string[] Shown() => [.. _plans.Select(plan => $"{plan.AnchorKey} {plan.Step} {plan.State} {plan.Reason}".TrimEnd())];

        private int Index(Guid id) => _plans.FindIndex(plan => plan.Id == id);

        private StoredPlan Row(Guid id, PlannedMessage message) => new(
            id, message.Step.Name, AnchorKey, message.Skip is null ? MessageState.Planned : MessageState.Skipped, message.Skip, message.DueAt, 0,
            message.Step.Template);
    }
}
