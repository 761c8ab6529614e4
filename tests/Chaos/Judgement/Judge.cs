using System.Globalization;
using Luma.Chaos.World;

namespace Luma.Chaos.Judgement;

/// <summary>Compares what had to go out, by the seeded schedule, with what the vendor has. The clinic's own tables only have to agree with that.</summary>
internal static class Judge
{
    private const int MostEvidence = 5;

    // A due time is kept to the microsecond, a vendor's clock agrees to less.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public static async Task<Verdict> JudgeAsync(ClinicWorld world, IReadOnlyList<Visit> visits)
    {
        var texts = (await Records.VendorAsync(world.Vendor)).ToLookup(text => text.To, StringComparer.Ordinal);
        var messages = (await Records.ClinicAsync(world.Clinic)).ToLookup(message => message.Phone, StringComparer.Ordinal);
        var undelivered = world.Carrier.Undelivered.Where(pair => world.Carrier.Acknowledged.ContainsKey(pair.Key)).CountBy(pair => pair.Value, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var mayRepeat = world.Carrier.Undelivered.CountBy(pair => pair.Value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        var (lost, doubled, early, stuck, disagreeing, slowest) = (0, 0, 0, 0, 0, TimeSpan.Zero);
        var suspects = new List<string>();
        foreach (var visit in visits)
        {
            var phone = visit.Phone;
            var (sent, due) = (texts[phone].OrderBy(text => text.At).ToList(), visit.Due.Order().ToList());
            var missing = Math.Max(0, due.Count + undelivered.GetValueOrDefault(phone) - sent.Count);
            var surplus = Math.Max(0, sent.Count - due.Count - mayRepeat.GetValueOrDefault(phone));
            var tooSoon = sent.Zip(due).Count(pair => pair.First.At < pair.Second - Tolerance);
            var open = messages[phone].Count(message => message.State is "PLANNED" or "CLAIMED" or "SENDING" or "UNDELIVERED");
            var unlike = messages[phone].Count(message => Disagrees(message, sent, world)) + PlannedOtherwise(messages[phone], due);
            if (sent.Count > 0 && due.Count == 1 && sent[0].At - due[0] is var late && late > slowest) slowest = late;
            if (missing + surplus + tooSoon + open + unlike > 0) suspects.Add(phone);
            (lost, doubled, early, stuck, disagreeing) = (lost + missing, doubled + surplus, early + tooSoon, stuck + open, disagreeing + unlike);
        }

        var all = visits.SelectMany(visit => texts[visit.Phone]).ToList();
        return new(
            visits.Sum(visit => visit.DaysBefore.Count), all.Count, visits.Sum(visit => messages[visit.Phone].Count(message => message.State == "DELIVERED")),
            lost, doubled)
        {
            Early = early,
            Stuck = stuck,
            Disagreeing = disagreeing,
            Slowest = slowest,
            WrongAnswers = world.Carrier.Answers.Where(pair => pair.Key is not (0 or 503 or (>= 200 and < 300))).Sum(pair => pair.Value),
            Notes = Notes(world),
            Evidence = await EvidenceAsync(world, suspects, texts, messages),
        };
    }

    private static bool Disagrees(ClinicMessage message, List<VendorText> sent, ClinicWorld world)
    {
        if (message.State is not ("SENT" or "DELIVERED")) return false; // judged as lost or stuck
        var own = sent.Where(text => text.Callback.Contains(message.Id.ToString(), StringComparison.Ordinal)).ToList();
        if (own.All(text => text.Sid != message.Sid)) return true;
        var delivered = own.Any(text => world.Carrier.Acknowledged.GetValueOrDefault(text.Sid) == "delivered");
        return delivered && message.State != "DELIVERED";
    }

    // In both directions: planned for another time, or not at all.
    private static int PlannedOtherwise(IEnumerable<ClinicMessage> messages, List<DateTimeOffset> due)
    {
        var planned = messages.Where(message => message.State != "CANCELLED").Select(message => message.PlannedFor).ToList();
        return planned.Except(due).Count() + due.Except(planned).Count();
    }

    private static IReadOnlyList<string> Notes(ClinicWorld world)
    {
        var faults = world.Wire.Faults.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}").ToList();
        var answers = world.Carrier.Answers.OrderBy(pair => pair.Key).Select(pair => $"{(pair.Key == 0 ? "none" : pair.Key.ToString(CultureInfo.InvariantCulture))} {pair.Value}");
        return [$"webhooks answered: {string.Join(", ", answers)}", .. faults.Count > 0 ? [$"vendor's faults: {string.Join(", ", faults)}"] : Array.Empty<string>()];
    }

    private static async Task<IReadOnlyList<string>> EvidenceAsync(
        ClinicWorld world, List<string> suspects, ILookup<string, VendorText> texts, ILookup<string, ClinicMessage> messages)
    {
        var lines = new List<string>();
        foreach (var phone in suspects.Take(MostEvidence))
        {
            lines.Add($"{phone}:");
            lines.AddRange(texts[phone].Select(text =>
                $"    vendor took {text.Sid} at {text.At:MM-dd HH:mm:ss.fff} as {text.Callback[(text.Callback.IndexOf('?', StringComparison.Ordinal) + 1)..]}, told {world.Carrier.Acknowledged.GetValueOrDefault(text.Sid, "nothing")}"));
            lines.AddRange(messages[phone].Select(message => $"    clinic has {message}"));
            lines.AddRange((await Records.AttemptsAsync(world.Clinic, phone)).Select(line => $"    {line}"));
        }

        return lines;
    }
}
