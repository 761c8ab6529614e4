namespace Luma.Domain.Messaging.Interpretation;

/// <summary>Something a patient was asked at a number and may still answer.</summary>
/// <param name="Resource">What it is about; a newer question about the same resource takes the older one's place.</param>
/// <param name="Answered">An answered question still catches a change of mind, after the unanswered ones.</param>
public sealed record OpenQuestion(Guid Id, Guid Resource, DateTimeOffset AskedAt, bool Answered);

/// <summary>What a text means.</summary>
public abstract record Intent
{
    /// <param name="AnsweredByCarrier">The carrier has acted on the word and answered it: a second answer would be refused or doubled.</param>
    public sealed record OptOut(bool AnsweredByCarrier) : Intent;

    public sealed record OptIn : Intent;

    public sealed record Help : Intent;

    public sealed record Confirm(OpenQuestion Question) : Intent;

    public sealed record Cancel(OpenQuestion Question) : Intent;

    /// <summary>Several questions could be meant.</summary>
    public sealed record WhichOne(Meaning Meaning, IReadOnlyList<OpenQuestion> Questions) : Intent;

    /// <summary>For a person to read (NEW-08).</summary>
    public sealed record Unexpected(string Why) : Intent;
}
