using System.Globalization;
using System.Text;

namespace Luma.Benchmarks;

/// <summary>The readings as a table: for the terminal, and between the marks of docs/benchmarks.md.</summary>
internal static class Report
{
    private const string Begin = "<!-- readings -->";
    private const string End = "<!-- end of readings -->";

    public static string Table(IReadOnlyList<Reading> readings)
    {
        var table = new StringBuilder();
        table.AppendLine("| what | who | median | least to most | of the best rival | aim |");
        table.AppendLine("|---|---|---:|---:|---:|---:|");
        var last = "";
        foreach (var reading in readings)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {(reading.Contest == last ? "" : reading.Contest)} | {reading.Contender} | {Number(reading.Median)} {reading.Unit} | {Number(reading.Least)} to {Number(reading.Most)} | {Times(reading.Ratio)} | {Times(reading.Aim)} |");
            last = reading.Contest;
        }

        return table.ToString();
    }

    public static void Save(string file, string machine, string table)
    {
        var text = File.ReadAllText(file);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"{file} lacks its marks {Begin} and {End}.");
        File.WriteAllText(file, string.Concat(text.AsSpan(0, begin + Begin.Length), $"\n{machine}\n\n{table}", text.AsSpan(end)));
    }

    /// <summary>Processor, cores and memory: without them a number says nothing.</summary>
    public static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(CultureInfo.InvariantCulture, $"{model}, {Environment.ProcessorCount} cores, {memory:0} GiB, .NET {Environment.Version}, load {Load()} at the start.");
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Times(double? ratio) => ratio is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.##} ×") : "";

    private static string Number(double value) => value.ToString(value >= 1000 ? "#,0" : value >= 10 ? "0.#" : "0.###", CultureInfo.InvariantCulture);
}
