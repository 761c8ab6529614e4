namespace Luma.Api.Sandbox;

/// <summary>Lets a caller of the sandbox see the end of what it began.</summary>
public interface ISandboxQuiescence
{
    /// <summary>Completes after everything that is due now, and what follows from it, has been done. The clock is not moved.</summary>
    Task SettleAsync(CancellationToken cancellationToken);
}
