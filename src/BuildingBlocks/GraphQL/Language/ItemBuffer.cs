namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Gathers nodes of a list whose length is not known yet; nothing is allocated for an empty list, and lists of four need no growth.</summary>
internal struct ItemBuffer<T>
    where T : class
{
    private T[]? items;
    private int count;

    public void Add(T item)
    {
        items ??= new T[4];
        if (count == items.Length) Array.Resize(ref items, count * 2);
        items[count++] = item;
    }

    public readonly T[] ToArray()
    {
        if (items is null) return [];
        if (count == items.Length) return items;
        var exact = new T[count];
        Array.Copy(items, exact, count);
        return exact;
    }
}
