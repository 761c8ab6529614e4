namespace Luma.Domain.Messaging;

/// <summary>What a message is for.</summary>
public enum Purpose
{
    Reminder,
    FinalReminder,
    CatchUpReminder,
    Reply,
}
