using Luma.BuildingBlocks.Liquid.Values;

namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>Reads <c>a.b</c> and <c>a[b]</c>. The target and the result must not be the same variable.</summary>
internal static class Members
{
    /// <summary>The member, found or not; a name that the value itself has comes before <c>size</c>, <c>first</c> and <c>last</c>.</summary>
    public static bool TryGet(LiquidContext context, in LiquidValue target, string name, out LiquidValue value)
    {
        switch (target.Kind)
        {
            case LiquidKind.Dictionary:
                return Pairs.TryGet(target, name, out value) || TrySpecial(target, name, out value);
            case LiquidKind.Entity:
                return TryGetMember(context, target.Reference!, name, out value);
            default:
                return TrySpecial(target, name, out value);
        }
    }

    public static bool TryGet(LiquidContext context, in LiquidValue target, in LiquidValue key, out LiquidValue value)
    {
        if (key.Kind == LiquidKind.Text) return TryGet(context, target, key.Text, out value);

        value = default;
        if (!key.IsNumeric || target.Kind is not (LiquidKind.List or LiquidKind.Range)) return false;
        var count = Lists.Count(target);
        var index = key.Kind == LiquidKind.WholeNumber ? key.Bits : (long)key.Double;
        if (index < 0) index += count;
        if (index < 0 || index >= count) return false;
        value = Lists.At(target, index);
        return true;
    }

    public static LiquidValue First(in LiquidValue value) => value.Kind switch
    {
        LiquidKind.List or LiquidKind.Range => Lists.Count(value) > 0 ? Lists.At(value, 0) : default,
        LiquidKind.Text => LiquidValue.Of(CodePoints.Slice(value.Text, 0, 1)),
        LiquidKind.Dictionary => Pairs.AsLists(value).FirstOrDefault(),
        _ => default,
    };

    public static LiquidValue Last(in LiquidValue value) => value.Kind switch
    {
        LiquidKind.List or LiquidKind.Range => Lists.Count(value) is > 0 and var count ? Lists.At(value, count - 1) : default,
        LiquidKind.Text => LiquidValue.Of(CodePoints.Each(value.Text).LastOrDefault("")),
        _ => default,
    };

    public static long? Size(in LiquidValue value) => value.Kind switch
    {
        LiquidKind.Text => CodePoints.Count(value.Text),
        LiquidKind.List or LiquidKind.Range => Lists.Count(value),
        LiquidKind.Dictionary => Pairs.Count(value),
        _ => null,
    };

    private static bool TrySpecial(in LiquidValue target, string name, out LiquidValue value)
    {
        value = default;
        if (name is not ("size" or "first" or "last") || Size(target) is not { } size) return false;
        value = name switch { "size" => LiquidValue.Of(size), "first" => First(target), _ => Last(target) };
        // A dictionary has no last entry; its 'last' is a name like any other, which a strict rendering must miss.
        return name != "last" || target.Kind != LiquidKind.Dictionary;
    }

    private static bool TryGetMember(LiquidContext context, object target, string name, out LiquidValue value)
    {
        if (target is MemberSource own) return own.TryGet(name, out value);

        var members = context.Run.Template.Options.Types.Find(target.GetType())
            ?? throw context.Run.Fail(Messages.UnregisteredType(target.GetType().Name));
        var found = members.TryGetValue(name, out var get);
        value = found ? LiquidValue.From(get!(target)) : default;
        return found;
    }
}
