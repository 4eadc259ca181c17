using System.IO.Compression;
using System.Text;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>Zips of the files that an import accepts one by one.</summary>
internal static class Zips
{
    public static byte[] Of(ApiOperation import, Random random)
    {
        var csv = import.Bodies.Single(media => media.Type == "text/csv").Examples[0].Value.GetValue<string>();
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            var name = random.Next(4) switch { 0 => "other.csv", 1 => "folder/partners.csv", _ => "partners.csv" };
            using var file = zip.CreateEntry(name).Open();
            file.Write(Encoding.UTF8.GetBytes(csv));
        }

        return content.ToArray();
    }
}
