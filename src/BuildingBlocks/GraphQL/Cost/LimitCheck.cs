using System.Globalization;
using Luma.BuildingBlocks.GraphQL.Execution;

namespace Luma.BuildingBlocks.GraphQL.Cost;

/// <summary>Compares a measure with the limits.</summary>
internal static class LimitCheck
{
    /// <summary>As many levels of lists as the usual introspection query of tools has, which reads nothing twice.</summary>
    private const int MostIntrospectionLevels = 3;

    /// <summary>The error that refuses the operation, or null. It tells what was measured and what is allowed.</summary>
    public static GraphQLError? Find(Measure measure, GraphQLLimits limits)
    {
        (string Name, double Value, double Max)[] checks =
        [
            ("depth", measure.Depth, limits.MaxDepth), ("aliases", measure.Aliases, limits.MaxAliases), ("directives", measure.Directives, limits.MaxDirectives),
            ("fields", measure.Fields, limits.MaxFields), ("introspectionDepth", measure.Introspection, MostIntrospectionLevels), ("cost", measure.Cost, limits.MaxCost),
        ];
        foreach (var (name, value, max) in checks)
        {
            if (value <= max) continue;
            var message = string.Create(CultureInfo.InvariantCulture, $"The operation is too large: its {name} is {value:0.##}, and {max:0.##} is allowed.");
            return new(message, GraphQLErrorCodes.TooCostly)
            {
                Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["limit"] = name, ["value"] = Finite(value), ["max"] = max, ["cost"] = Finite(measure.Cost) },
            };
        }

        return null;
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.MaxValue;
}
