using System.IO.Compression;
using CoProduction.Functions.Exchange.Files;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Exchange.Exports;

/// <summary>Writes the register as the files that an import reads. The same register gives the same bytes.</summary>
public sealed class RegisterExport(IRegisterReader reader)
{
    private const string CreditsFile = "CREDITS.txt";

    // What the data's licence asks of whoever passes it on.
    private const string Credits =
        "Coordinates of the starter data contain data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).\n";

    // The first moment that a zip can name.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a zip.</summary>
    public async Task WriteZip(Stream content, CancellationToken cancellation)
    {
        var register = await reader.Read(cancellation);
        await using var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true);
        await using (var credits = new StreamWriter(await Entry(zip, CreditsFile).OpenAsync(cancellation)))
        {
            await credits.WriteAsync(Credits.AsMemory(), cancellation);
        }

        foreach (var file in RegisterFiles.All.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            await using var entry = await Entry(zip, file.Name).OpenAsync(cancellation);
            await SheetWriter.Write(file, register, entry, cancellation);
        }
    }

    /// <summary>Writes into a folder, which is made where there is none; other files in it stay.</summary>
    public async Task WriteFolder(string folder, CancellationToken cancellation)
    {
        var register = await reader.Read(cancellation);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, CreditsFile), Credits, cancellation);
        foreach (var file in RegisterFiles.All)
        {
            await WholeFile.Write(Path.Combine(folder, file.Name), content => SheetWriter.Write(file, register, content, cancellation));
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry;
    }
}
