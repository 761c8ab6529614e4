namespace Luma.Api.Webhooks;

/// <summary>A webhook's raw bytes: signatures cover them as they came.</summary>
internal static class WebhookBody
{
    public const int FormLimit = 64 * 1024;
    public const int SnsLimit = 256 * 1024;

    /// <summary>Null when the body is larger than <paramref name="limit"/>; no more than that is ever held.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit) return null;
        using var body = new MemoryStream((int)(request.ContentLength ?? 1024));
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > limit) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
