using System.Collections.Concurrent;
using System.Text;

namespace Luma.Domain.Common;

/// <summary>The one spelling of an enum value in database, API and screen: <c>NoShow</c> is <c>NO_SHOW</c> everywhere.</summary>
public static class EnumCode
{
    private static readonly ConcurrentDictionary<Enum, string> Codes = new();

    public static string Code<T>(this T value)
        where T : struct, Enum => Codes.GetOrAdd(value, static value => Spell(value.ToString()));

    public static T Parse<T>(string code)
        where T : struct, Enum =>
        TryParse<T>(code, out var value) ? value : throw new FormatException($"'{code}' is not a {typeof(T).Name}.");

    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        value = default;
        return code is { Length: > 0 } && char.IsLetter(code[0]) && Enum.TryParse(code.Replace("_", "", StringComparison.Ordinal), true, out value)
            && Enum.IsDefined(value);
    }

    private static string Spell(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) code.Append('_');
            code.Append(char.ToUpperInvariant(name[i]));
        }

        return code.ToString();
    }
}
