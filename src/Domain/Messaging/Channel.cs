namespace Luma.Domain.Messaging;

public enum Channel
{
    Sms,
    Voice,
    Email,
}
