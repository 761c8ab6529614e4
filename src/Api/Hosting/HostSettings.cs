namespace Luma.Api.Hosting;

/// <summary>What the host is told by its environment. Every contradiction is named, and then it does not start.</summary>
public sealed record HostSettings(Uri Url, Uri PublicUrl, string DataDirectory, string? Database, bool Sandbox)
{
    /// <summary>False (<c>LUMA_WORKERS=off</c>): this node answers requests only, and leaves messages, pump and recurring work to others.</summary>
    public bool Workers { get; init; } = true;

    public static HostSettings Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var url = Address(configuration["LUMA_URL"] ?? "http://localhost:5080", "LUMA_URL", problems);
        var publicUrl = Address(configuration["LUMA_PUBLIC_URL"] ?? url.ToString(), "LUMA_PUBLIC_URL", problems);
        var mode = configuration["LUMA_MODE"] ?? "sandbox";
        if (mode is not ("sandbox" or "production")) problems.Add($"LUMA_MODE is '{mode}'; it must be sandbox or production.");
        var sandbox = mode == "sandbox";
        if (sandbox && configuration["Twilio:AccountSid"] is not null)
            problems.Add("The sandbox cannot run with production settings: remove Twilio:AccountSid, or set LUMA_MODE=production.");
        if (sandbox && configuration["Ses:AccessKeyId"] is not null)
            problems.Add("The sandbox cannot run with production settings: remove Ses:AccessKeyId, or set LUMA_MODE=production.");
        var workers = configuration["LUMA_WORKERS"] ?? "on";
        if (workers is not ("on" or "off")) problems.Add($"LUMA_WORKERS is '{workers}'; it must be on or off.");
        if (problems.Count > 0) throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        return new(url, publicUrl, Path.GetFullPath(configuration["LUMA_DATA"] ?? ".luma/data"), configuration["LUMA_DB"], sandbox)
        {
            Workers = workers == "on",
        };
    }

    private static Uri Address(string text, string name, List<string> problems)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
        problems.Add($"{name} is '{text}'; it must be an http or https address.");
        return new("http://localhost");
    }
}
