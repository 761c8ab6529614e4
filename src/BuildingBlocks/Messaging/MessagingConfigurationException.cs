namespace Luma.BuildingBlocks.Messaging;

/// <summary>The messaging set-up contradicts itself; the host must not start. Its message names every contradiction, one per line.</summary>
public sealed class MessagingConfigurationException(IReadOnlyList<string> problems)
    : Exception("Messaging is not configured soundly:" + string.Concat(problems.Select(problem => Environment.NewLine + "- " + problem)))
{
    /// <summary>Each contradiction in a sentence.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    internal static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw new MessagingConfigurationException(problems);
    }
}
