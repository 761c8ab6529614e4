namespace Luma.Domain.Messaging.Gating;

/// <summary>May this message go now? Asks the shared rules and the product's own, in order, and keeps every answer.</summary>
public static class Gate
{
    /// <param name="productRules">Asked after the visit's own rules and before the recipient's.</param>
    public static GateDecision Decide(GateFacts facts, IEnumerable<Rule<GateFacts>> productRules)
    {
        var explanation = new List<ExplanationLine>();
        foreach (var rule in GateRules.OfTheVisit.Concat(productRules).Concat(GateRules.OfTheRecipient).Concat(GateRules.OfTheMoment))
        {
            switch (rule.Judge(facts))
            {
                case Verdict.Passed passed:
                    explanation.Add(new(rule.Name, "pass", passed.Detail));
                    break;
                case Verdict.Skipped skipped:
                    explanation.Add(new(rule.Name, "skip", skipped.Detail ?? skipped.Reason.Sentence));
                    return new(new GateOutcome.Skip(skipped.Reason), explanation);
                case Verdict.Deferred deferred:
                    explanation.Add(new(rule.Name, "defer", deferred.Detail ?? deferred.Reason.Sentence));
                    return new(new GateOutcome.Defer(deferred.Until, deferred.Reason), explanation);
            }
        }

        return new(new GateOutcome.Send(), explanation);
    }
}
