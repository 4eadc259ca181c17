using System.Collections.Frozen;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Dashboard;

/// <summary>
/// The files of the dashboard that the build has put into the program: the page, and scripts and styles whose names change with their content. A build on a machine
/// without Node.js has none.
/// </summary>
public static class DashboardFiles
{
    /// <summary>The name of the page, the only one that does not change with the content.</summary>
    public const string PageName = "index.html";

    /// <summary>What names of files look like.</summary>
    public const string NamePattern = "^[A-Za-z0-9_-]+\\.[a-z0-9]+$";

    private const string Prefix = "dashboard/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Lazy<DashboardFile>> All = typeof(DashboardFiles).Assembly.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(resource => resource[Prefix.Length..], resource => new Lazy<DashboardFile>(() => Read(resource)), StringComparer.Ordinal);

    /// <summary>The page; null if this build has no dashboard.</summary>
    public static DashboardFile? Page => Find(PageName);

    /// <summary>The file with this name; null if there is none.</summary>
    public static DashboardFile? Find(string name) => All.GetValueOrDefault(name)?.Value;

    private static DashboardFile Read(string resource) =>
        new(EmbeddedFile.Read(typeof(DashboardFiles).Assembly, resource), Types[Path.GetExtension(resource)], IsLasting: resource != Prefix + PageName);
}

/// <summary>A file of the dashboard.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="IsLasting">Whether its name changes with its content.</param>
public sealed record DashboardFile(byte[] Content, string ContentType, bool IsLasting);
