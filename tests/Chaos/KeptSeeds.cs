namespace Luma.Chaos;

/// <summary>Runs that every <c>./luma test</c> repeats, as arguments of <c>./luma chaos</c>. A seed that has failed is added here, with what it found,
/// at the smallest size at which it fails.</summary>
internal static class KeptSeeds
{
    /// <summary>A little of everything that may go wrong with nodes, database and vendor.</summary>
    public static readonly string[] Outflows = ["mixed --messages 600 --kills 6 --nodes 3 --seed 1"];

    public static readonly string[] ClockWalks = ["clock --messages 600 --nodes 1 --seed 1"];
}
