using Luma.Chaos.World;

namespace Luma.Chaos.Disturbances;

/// <summary>For a while the vendor refuses everybody, which opens the nodes' circuits.</summary>
internal sealed class VendorOutage(TimeSpan within, TimeSpan lasting) : IDisturbance
{
    public string Done => $"vendor out for {lasting.TotalSeconds:0.0} s";

    public async Task RunAsync(ClinicWorld world)
    {
        await Task.Delay(world.Dice.Between("outage", 0, within / 10, within / 2));
        world.Temper.IsDown = true;
        await Task.Delay(lasting);
        world.Temper.IsDown = false;
    }
}
