namespace Luma.Domain.Common.Settings;

/// <summary>Describes one property of a settings record: its public key, and what the console shows and checks (architecture: settings).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string key, string label) : Attribute
{
    public string Key { get; } = key;

    public string Label { get; } = label;

    public string Help { get; init; } = "";

    public string? Unit { get; init; }

    /// <summary>Bounds of a number; of a list, the bounds of each of its numbers.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>At most so many entries in a list.</summary>
    public int MaxCount { get; init; } = 500;
}

/// <summary>Names the product of a settings record, as in <c>settings(product: "reminders")</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SettingsOfAttribute(string product) : Attribute
{
    public string Product { get; } = product;
}
