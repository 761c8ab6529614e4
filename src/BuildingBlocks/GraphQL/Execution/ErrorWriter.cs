using System.Text.Json;
using Luma.BuildingBlocks.GraphQL.Schema;

namespace Luma.BuildingBlocks.GraphQL.Execution;

/// <summary>Writes errors as specification 7.1.2 has them.</summary>
internal static class ErrorWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteStartArray("errors"u8);
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("message"u8, error.Message);
            if (error.Locations.Count > 0) WriteLocations(writer, error);
            if (error.Path is not null) WritePath(writer, error.Path);
            writer.WriteStartObject("extensions"u8);
            writer.WriteString("code"u8, error.Code);
            foreach (var (name, value) in error.Details ?? new Dictionary<string, object?>())
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, value, JsonText.Options);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLocations(Utf8JsonWriter writer, GraphQLError error)
    {
        writer.WriteStartArray("locations"u8);
        foreach (var location in error.Locations)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line"u8, location.Line);
            writer.WriteNumber("column"u8, location.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePath(Utf8JsonWriter writer, IReadOnlyList<object> path)
    {
        writer.WriteStartArray("path"u8);
        foreach (var step in path)
        {
            if (step is int index) writer.WriteNumberValue(index);
            else writer.WriteStringValue((string)step);
        }

        writer.WriteEndArray();
    }
}
