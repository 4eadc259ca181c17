using System.IO.Compression;
using System.Reflection;

namespace CoProduction.Functions.Http;

/// <summary>Reads files that are embedded in an assembly.</summary>
internal static class EmbeddedFile
{
    /// <exception cref="InvalidOperationException">The assembly has no such file.</exception>
    public static byte[] Read(Assembly assembly, string name)
    {
        using var file = Open(assembly, name);
        return Read(file);
    }

    /// <summary>Reads a file that is embedded as gzip.</summary>
    /// <exception cref="InvalidOperationException">The assembly has no such file.</exception>
    public static byte[] Unzip(Assembly assembly, string name)
    {
        using var file = Open(assembly, name);
        using var plain = new GZipStream(file, CompressionMode.Decompress);
        return Read(plain);
    }

    private static Stream Open(Assembly assembly, string name) =>
        assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no file {name}.");

    private static byte[] Read(Stream file)
    {
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }
}
