using System.Globalization;
using System.Text;

namespace Luma.Chaos.Judgement;

/// <summary>What a run came to. The first two numbers must be zero, and so must what follows from them being trusted.</summary>
internal sealed record Verdict(int Planned, int Sent, int Delivered, int Lost, int Doubled)
{
    /// <summary>Sent before they were due.</summary>
    public int Early { get; init; }

    /// <summary>Left on the way: claimed, sending, or planned for a moment that has passed.</summary>
    public int Stuck { get; init; }

    /// <summary>Whose state contradicts what the vendor told and a node acknowledged, or whose vendor's id is not the vendor's.</summary>
    public int Disagreeing { get; init; }

    /// <summary>Answers that no vendor or patient should get: 500s, or 403s to what was well signed.</summary>
    public int WrongAnswers { get; init; }

    /// <summary>How long after it was due the slowest first went out.</summary>
    public TimeSpan Slowest { get; init; }

    /// <summary>What happened on the way, for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The first few things that went wrong, with their history.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    public bool Failed => Lost + Doubled + Early + Stuck + Disagreeing + WrongAnswers > 0;

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"planned {Planned}  sent {Sent}  delivered {Delivered}  lost {Lost}  doubled {Doubled}");
        text.Append(CultureInfo.InvariantCulture, $"\n  early {Early}  stuck {Stuck}  disagreeing {Disagreeing}  wrong answers {WrongAnswers}  slowest {Slowest.TotalSeconds:0} s");
        foreach (var line in Notes.Concat(Evidence)) text.Append("\n  ").Append(line);
        return text.ToString();
    }
}
