namespace Luma.Api.Sandbox;

/// <summary>What the stand-in vendors need to know of the seeded clinic.</summary>
public interface ISandboxDirectory
{
    /// <summary>The clinic's main number, E.164: patients who never heard from it call and text this one.</summary>
    Task<string> MainNumberAsync(CancellationToken cancellationToken);
}
