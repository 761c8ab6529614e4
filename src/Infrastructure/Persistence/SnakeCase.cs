using System.Text;
using Luma.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Luma.Infrastructure.Persistence;

/// <summary>Names of the model as the migrations spell them: snake_case columns, enum values as their codes, keys made by us.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(Of(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                if (property.Name == "xmin") continue;
                property.SetColumnName(Of(property.Name));
                property.ValueGenerated = ValueGenerated.Never;
                if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type)
                    property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumCodeConverter<>).MakeGenericType(type))!);
            }
        }
    }

    public static string Of(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i])) result.Append('_');
            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }

    private sealed class EnumCodeConverter<T>() : ValueConverter<T, string>(value => value.Code(), code => EnumCode.Parse<T>(code))
        where T : struct, Enum;
}
