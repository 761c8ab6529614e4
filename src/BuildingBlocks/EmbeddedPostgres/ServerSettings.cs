namespace Luma.BuildingBlocks.EmbeddedPostgres;

/// <summary>Given on the command line, so that an upgrade of the host changes them without touching the cluster's files.</summary>
internal static class ServerSettings
{
    public static Dictionary<string, string> For(EmbeddedPostgresOptions options, string sockets)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "",
            ["unix_socket_directories"] = sockets,
            ["shared_buffers"] = "128MB",
            ["work_mem"] = "8MB",
            ["maintenance_work_mem"] = "64MB",
            ["max_connections"] = "100",
            ["huge_pages"] = "off",
            // Our queries are short; compiling them costs more than it saves.
            ["jit"] = "off",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            // Statements and the details of errors (a duplicate key's value, say) hold patients' data, which no log may.
            ["log_min_error_statement"] = "panic",
            ["log_error_verbosity"] = "terse",
            ["log_parameter_max_length"] = "0",
        };
        if (!options.Durable)
        {
            settings["fsync"] = "off";
            settings["synchronous_commit"] = "off";
            settings["full_page_writes"] = "off";
            settings["wal_level"] = "minimal";
            settings["max_wal_senders"] = "0";
        }

        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        return settings;
    }
}
