namespace Luma.Chaos.World;

/// <summary>What goes wrong with one call to the vendor.</summary>
internal enum CallFault
{
    None,
    RefusedByServer,
    AcceptedThenError,
    HangsUnheard,
    AcceptedThenHangs,
    AcceptedThenCut,
    AcceptedLate,
    RateLimited,
}

/// <summary>How the vendor tells what became of a text.</summary>
internal enum Telling
{
    Soon,
    Twice,
    Late,
    BeforeItsOwnAnswer,
    OutOfOrder,
    Never,
    UndeliveredFirst,
}

/// <summary>The vendor's manners: which calls fail and how reports come, by recipient, so that a seed repeats them in whatever order calls arrive.</summary>
internal sealed class VendorTemper(Dice dice, bool wild)
{
    // Of a hundred calls, as many as named; the others pass.
    private static readonly CallFault[] Faults = Weighted<CallFault>(
        (CallFault.RefusedByServer, 4), (CallFault.AcceptedThenError, 4), (CallFault.HangsUnheard, 3), (CallFault.AcceptedThenHangs, 3),
        (CallFault.AcceptedThenCut, 4), (CallFault.AcceptedLate, 3), (CallFault.RateLimited, 4));

    private static readonly Telling[] WildTellings = Weighted<Telling>(
        (Telling.Twice, 15), (Telling.Late, 15), (Telling.BeforeItsOwnAnswer, 15), (Telling.OutOfOrder, 15), (Telling.Never, 5), (Telling.UndeliveredFirst, 5));

    // What is never told must be asked for: reports would else settle what dead nodes leave before anybody asks.
    private static readonly Telling[] CalmTellings = Weighted<Telling>((Telling.Twice, 5), (Telling.BeforeItsOwnAnswer, 5), (Telling.Never, 40));

    /// <summary>While set, every call is refused.</summary>
    public bool IsDown { get; set; }

    /// <param name="call">The how-manieth to that recipient, from 1. Two may fail: what is due gets through in the end.</param>
    public CallFault OfCall(string to, int call) =>
        IsDown ? CallFault.RefusedByServer : wild && call <= 2 ? dice.Pick("call", $"{to}/{call}", Faults) : CallFault.None;

    /// <summary>Whether a question about a recipient's texts is left without a good answer.</summary>
    public CallFault OfQuestion(string to, int question) =>
        IsDown ? CallFault.RefusedByServer
        : wild && question <= 6 ? dice.Pick("question", $"{to}/{question}", [CallFault.None, CallFault.None, CallFault.None, CallFault.RefusedByServer, CallFault.HangsUnheard])
        : CallFault.None;

    /// <param name="text">The how-manieth text that was accepted for that recipient, from 1. Only the first may come back.</param>
    public Telling OfText(string to, int text) =>
        dice.Pick("telling", $"{to}/{text}", wild ? WildTellings : CalmTellings) is var telling && telling == Telling.UndeliveredFirst && text > 1
            ? Telling.Soon : telling;

    private static T[] Weighted<T>(params (T Value, int Weight)[] weights)
        where T : struct, Enum
    {
        var named = weights.SelectMany(one => Enumerable.Repeat(one.Value, one.Weight)).ToList();
        return [.. named, .. Enumerable.Repeat(default(T), 100 - named.Count)];
    }
}
