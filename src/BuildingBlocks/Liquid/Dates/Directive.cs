using System.Runtime.InteropServices;

namespace Luma.BuildingBlocks.Liquid.Dates;

/// <summary>One <c>%…</c> of a pattern. The letter is <c>\0</c> when the pattern ends before it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Directive(char Letter, char Flag, bool Upper, bool Swap, int Colons, int Width, int Length)
{
    public static Directive Read(ReadOnlySpan<char> format)
    {
        var (flag, upper, swap, colons, width) = ('\0', false, false, 0, 0);
        for (var i = 1; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '-' or '_':
                    flag = format[i];
                    break;
                case '^':
                    upper = true;
                    break;
                case '#':
                    swap = true;
                    break;
                case ':':
                    colons++;
                    break;
                case '0' when width == 0:
                    flag = '0';
                    break;
                case >= '0' and <= '9':
                    width = Math.Min((width * 10) + (format[i] - '0'), 100_000);
                    break;
                default:
                    return new(format[i], flag, upper, swap, colons, width, i + 1);
            }
        }

        return new('\0', flag, upper, swap, colons, width, format.Length);
    }
}
