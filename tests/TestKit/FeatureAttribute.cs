namespace Luma.TestKit;

/// <summary>Names the catalogue rows that a test shows, for example <c>[Feature("REM-12")]</c>; <c>./luma features</c> reads them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class FeatureAttribute(params string[] rows) : Attribute
{
    public IReadOnlyList<string> Rows { get; } = rows;
}
