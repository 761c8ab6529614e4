namespace Luma.Domain.Messaging;

/// <summary>Planned → Claimed → Sending → Sent → Delivered | Undelivered, or Skipped, Cancelled, Failed with a reason.</summary>
public enum MessageState
{
    Planned,
    Claimed,
    Sending,
    Sent,
    Delivered,
    Undelivered,
    Skipped,
    Cancelled,
    Failed,
}
