namespace Luma.Infrastructure.Messaging.Transport;

public sealed class VendorTransportOptions
{
    /// <summary>How long one HTTP exchange may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long nothing is sent after the vendor has kept failing; at least 0.5 s.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many calls within half a minute are needed before half of them failing opens the circuit.</summary>
    public int BreakAfter { get; set; } = 20;

    public IEnumerable<string> Problems()
    {
        if (Timeout < TimeSpan.FromMilliseconds(10) || Timeout > TimeSpan.FromMinutes(2)) yield return "Transport:Timeout must lie between 10 ms and 2 minutes.";
        if (BreakDuration < TimeSpan.FromSeconds(0.5)) yield return "Transport:BreakDuration must be at least 0.5 s.";
        if (BreakAfter < 2) yield return "Transport:BreakAfter must be at least 2.";
    }
}
