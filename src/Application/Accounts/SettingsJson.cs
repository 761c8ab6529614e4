using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Luma.Application.Accounts;

/// <summary>How settings are written: times as HH:mm, enums by name in camelCase, as the catalogue has them.</summary>
public static class SettingsJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new MinuteTimeConverter() },
        RespectNullableAnnotations = true,
    };

    public static string Describe(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return "one of " + string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (plain == typeof(bool)) return "true or false";
        if (plain == typeof(TimeOnly)) return "a time of day as HH:mm";
        if (plain == typeof(int) || plain == typeof(decimal)) return "a number";
        return plain == typeof(string) ? "text" : "a list";
    }

    private sealed class MinuteTimeConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.ParseExact(reader.GetString() ?? "", ["HH:mm", "H:mm"], CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
