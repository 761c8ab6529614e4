namespace Luma.Api.Hosting;

/// <summary>Finds what the front ends have built.</summary>
internal static class WebPages
{
    /// <summary>Beside the program when it is published, else in the repository that it was built in; null when it is not built.</summary>
    /// <param name="page">A folder of <c>web</c>.</param>
    public static string? Dist(string page)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var dist = Path.Combine(folder.FullName, "web", page, "dist");
            if (Directory.Exists(dist)) return dist;
        }

        return null;
    }
}
