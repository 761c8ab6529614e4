using Luma.Chaos.World;

namespace Luma.Chaos.Disturbances;

/// <summary>Something that goes wrong while messages go out.</summary>
internal interface IDisturbance
{
    /// <summary>What it has done so far, for people.</summary>
    string Done { get; }

    /// <summary>Completes when it has done its worst.</summary>
    Task RunAsync(ClinicWorld world);
}
