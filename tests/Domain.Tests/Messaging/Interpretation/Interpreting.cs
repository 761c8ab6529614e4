using Luma.Domain.Messaging.Interpretation;

namespace Luma.Domain.Tests.Messaging.Interpretation;

/// <summary>Reads a text as the answer to one reminder.</summary>
internal static class Interpreting
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static Intent Read(string text, params OpenQuestion[] questions) =>
        Interpreter.Interpret(text, questions is [] ? [Question(1)] : questions, DefaultKeywords.Table);

    public static string MeaningOf(string text) => Read(text).GetType().Name;

    public static OpenQuestion Question(int number, int resource = 0, int askedAfterMinutes = 0, bool answered = false) =>
        new(Id(number), Id(resource == 0 ? number : resource), Morning.AddMinutes(askedAfterMinutes), answered);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
