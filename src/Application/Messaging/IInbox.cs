namespace Luma.Application.Messaging;

/// <summary>Tells a webhook's first delivery from its repetitions, within the transaction that acts upon it.</summary>
public interface IInbox
{
    /// <returns>False when this key of the source was taken before.</returns>
    Task<bool> TryAcceptAsync(string source, string key, CancellationToken cancellationToken);
}
