using Luma.Benchmarks;

if (args is [ServerProcess.FloorCommand, var url, var database])
{
    await ServerProcess.ServeFloorAsync(url, database);
    return 0;
}

Dictionary<string, Func<Ground, Task<IReadOnlyList<Reading>>>> all = new(StringComparer.Ordinal)
{
    ["jobs"] = JobContests.RunAsync,
    ["pump"] = PumpContests.RunAsync,
    ["ehr"] = EhrContests.RunAsync,
    ["host"] = HostContests.RunAsync,
    ["graphql"] = _ => GraphQLContests.RunAsync(),
};
var (quick, save) = (args.Contains("--quick"), args.Contains("--save"));
var names = args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
if (names.Exists(name => !all.ContainsKey(name)) || args.Any(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument is not ("--quick" or "--save")))
{
    Console.Error.WriteLine($"usage: ./luma bench [{string.Join("|", all.Keys)}]… [--quick] [--save]");
    return 2;
}

var machine = Report.Machine();
var readings = new List<Reading>();
foreach (var (name, run) in all.Where(one => names.Count == 0 || names.Contains(one.Key)))
{
    // A server for each: what one leaves behind does not slow the next.
    await using var ground = await Ground.StartAsync(quick ? Sizes.Quick : Sizes.Full);
    readings.AddRange(await run(ground));
    Console.Error.WriteLine($"{name} is done");
}

var table = Report.Table(readings);
Console.WriteLine(machine);
Console.WriteLine();
Console.WriteLine(table);
if (save) Report.Save("docs/benchmarks.md", machine, table);
return 0;
