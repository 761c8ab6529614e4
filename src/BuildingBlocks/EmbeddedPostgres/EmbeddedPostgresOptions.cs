namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>Where and how a private PostgreSQL runs. Only <see cref="DataDirectory"/> is required.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Holds the cluster, the server's log and the lock of the host that uses it. Created when missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The directory of <c>postgres</c> and <c>initdb</c>. Null: looked for, see <see cref="EmbeddedPostgres.StartAsync"/>.</summary>
    public string? BinariesDirectory { get; init; }

    /// <summary>The database that the connection string names; created on first start.</summary>
    public string Database { get; init; } = "luma";

    /// <summary>False trades survival of a power cut for speed (no fsync). For tests only.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>True: the data directory is removed when the server ends, also when the host was killed; one that
    /// exists already is therefore refused. For tests only.</summary>
    public bool Temporary { get; init; }

    /// <summary>Server settings on top of ours, for example <c>max_connections</c>. They win.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the start may take, crash recovery included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a fast shutdown may take before the server is told to drop everything (it recovers at the next start).</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Hears short progress lines for people, such as that a cluster is being created.</summary>
    public Action<string>? Say { get; init; }
}
