using System.Text.RegularExpressions;

namespace Luma.Architecture.Tests;

/// <summary>What no source file may hold.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 300;

    /// <summary>Files that may be longer, and why.</summary>
    private static readonly Dictionary<string, string> Longer = new(StringComparer.Ordinal);

    [Fact]
    public void There_are_sources_to_read() => House.Sources.Count.ShouldBeGreaterThan(300);

    [Fact]
    public void The_wall_clock_is_asked_through_TimeProvider_only() => Lines(WallClock()).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_folded_away_in_regions() => Lines(Region()).ShouldBeEmpty();

    [Fact]
    public void What_is_left_to_do_has_an_owner() => Lines(Todo()).ShouldBeEmpty("write it as TODO(name): reason");

    [Fact]
    public void Files_stay_short() => House.Sources.Where(source => source.Lines.Length > MostLines && !Longer.ContainsKey(source.Path))
        .Select(source => $"{source.Path}: {source.Lines.Length} lines").ShouldBeEmpty();

    [Fact]
    public void Reasons_for_long_files_are_dropped_with_their_cause() => Longer.Keys
        .Where(path => !House.Sources.Any(source => source.Path == path && source.Lines.Length > MostLines)).ShouldBeEmpty();

    [Fact]
    public void Every_error_code_is_in_the_documents()
    {
        var listed = File.ReadAllText(Path.Combine(House.Root, "docs/errors.md"));
        var codes = House.Sources.SelectMany(source => source.Lines).SelectMany(line => ErrorCode().Matches(line)).Select(match => match.Groups["code"].Value).ToList();
        codes.Count.ShouldBeGreaterThan(10);
        codes.Where(code => !listed.Contains($"`{code}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Lines(Regex pattern) =>
        from source in House.Sources
        from line in source.Lines.Select((text, index) => (Text: text, Number: index + 1))
        where pattern.IsMatch(line.Text)
        select $"{source.Path}:{line.Number}: {line.Text.Trim()}";

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WallClock();

    [GeneratedRegex(@"ErrorKind\.\w+, ""(?<code>[A-Z_]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"^\s*#(end)?region\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Region();

    [GeneratedRegex(@"//.*\b(TODO|FIXME|HACK|XXX)\b(?!\(\w+\): \S)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Todo();
}
