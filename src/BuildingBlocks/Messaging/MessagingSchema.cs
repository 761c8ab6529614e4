namespace Luma.BuildingBlocks.Messaging;

/// <summary>The tables of this block, in the schema <c>messaging</c>.</summary>
public static class MessagingSchema
{
    /// <summary>SQL that creates schema, tables and indexes once; not idempotent: run it as one of your numbered migrations.</summary>
    public static string Sql { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(MessagingSchema).Assembly.GetManifestResourceStream("Luma.BuildingBlocks.Messaging.Schema.sql")
            ?? throw new InvalidOperationException("The schema is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
