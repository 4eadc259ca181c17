using System.IO.Compression;

namespace CoProduction.Functions.Tests.Export;

internal static class ExportedFiles
{
    /// <summary>The texts of the files of an export, each after its name, without the one that states its position in the feed.</summary>
    public static string[] Of(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Where(entry => entry.Name != "POSITION.txt").Select(Text)];

        static string Text(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return $"{entry.Name}\n{reader.ReadToEnd()}";
        }
    }
}
