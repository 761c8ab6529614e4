using System.Buffers;
using System.Globalization;

namespace Luma.BuildingBlocks.Liquid.Rendering;

/// <summary>Collects text in pooled memory, up to the limit of the rendering it belongs to.</summary>
internal sealed class OutputBuffer(RenderRun run, int max) : IDisposable
{
    private static readonly SearchValues<char> Unsafe = SearchValues.Create("&<>\"'");

    private char[] buffer = ArrayPool<char>.Shared.Rent(256);

    public int Length { get; private set; }

    public void Write(ReadOnlySpan<char> text)
    {
        text.CopyTo(Reserve(text.Length));
        Length += text.Length;
    }

    public void Write(char c)
    {
        Reserve(1)[0] = c;
        Length++;
    }

    public void Write(long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Write(digits[..length]);
    }

    public void WriteEscaped(ReadOnlySpan<char> text)
    {
        int i;
        while ((i = text.IndexOfAny(Unsafe)) >= 0)
        {
            Write(text[..i]);
            Write(text[i] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
            text = text[(i + 1)..];
        }

        Write(text);
    }

    /// <summary>The text since an earlier length, which is then taken back.</summary>
    public string Cut(int from)
    {
        var text = new string(buffer, from, Length - from);
        Length = from;
        return text;
    }

    public ReadOnlySpan<char> Since(int from) => buffer.AsSpan(from, Length - from);

    public override string ToString() => new(buffer, 0, Length);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
    }

    private Span<char> Reserve(int count)
    {
        if (count > max - Length) throw run.Fail(Messages.OutputLimit(max));
        if (count > buffer.Length - Length) Grow(count);
        return buffer.AsSpan(Length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + count, buffer.Length * 2));
        buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }
}
