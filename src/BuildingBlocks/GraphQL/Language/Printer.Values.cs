using System.Globalization;
using System.Text;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Values and type references.</summary>
internal sealed partial class Printer
{
    /// <summary>A string literal; control characters are escaped, everything else stands as it is.</summary>
    public static string Quote(string value)
    {
        var quoted = new StringBuilder("\"", value.Length + 2);
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= '\u007f' and <= '\u009f') => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private void Value(ValueNode node)
    {
        switch (node)
        {
            case VariableNode variable: Write($"${variable.Name}"); break;
            case IntValueNode number: Write(number.Value); break;
            case FloatValueNode number: Write(number.Value); break;
            case StringValueNode { IsBlock: true } block: Write(BlockString.Print(block.Value)); break;
            case StringValueNode plain: Write(Quote(plain.Value)); break;
            case BooleanValueNode boolean: Write(boolean.Value ? "true" : "false"); break;
            case NullValueNode: Write("null"); break;
            case EnumValueNode value: Write(value.Value); break;
            case ListValueNode list: Wrap("[", list.Values, ", ", "]"); break;
            case ObjectValueNode value:
                Write("{");
                for (var i = 0; i < value.Fields.Length; i++)
                {
                    Write($"{(i > 0 ? ", " : "")}{value.Fields[i].Name}: ");
                    Node(value.Fields[i].Value);
                }

                Write("}");
                break;
        }
    }

    private void Type(TypeNode node)
    {
        switch (node)
        {
            case NamedTypeNode named: Write(named.Name.Value); break;
            case ListTypeNode list:
                Write("[");
                Type(list.Element);
                Write("]");
                break;
            case NonNullTypeNode nonNull:
                Type(nonNull.Inner);
                Write("!");
                break;
        }
    }
}
