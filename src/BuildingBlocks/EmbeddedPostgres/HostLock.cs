using System.Globalization;

namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>Held by the one host that may use a data directory. The kernel lets go of it when the host dies, however it dies.</summary>
internal sealed class HostLock : IDisposable
{
    private readonly FileStream file;

    private HostLock(FileStream file) => this.file = file;

    public static HostLock Take(string dataDirectory)
    {
        // The number stands in a file of its own, because a locked file cannot be opened by those who want to know who locked it.
        var number = Path.Combine(dataDirectory, "host.pid");
        try
        {
            var held = new HostLock(new FileStream(Path.Combine(dataDirectory, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            File.WriteAllText(number, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch (IOException failure) when (failure is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw EmbeddedPostgresException.InUse(dataDirectory, File.Exists(number) ? File.ReadAllText(number) : null);
        }
    }

    public void Dispose() => file.Dispose();
}
