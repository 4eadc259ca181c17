using System.IO.Compression;
using CoProduction.Functions.Access;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Export;

/// <summary>Writes the register in all forms of export. The same register gives the same bytes.</summary>
public sealed class RegisterExport(IRegisterReader reader, StoredKinds kinds, Visibility visibility)
{
    /// <summary>What the licence of the starter data's coordinates asks of everyone who passes them on.</summary>
    internal const string Credit =
        "Coordinates of the starter data contain data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).";

    private const string CreditsFile = "CREDITS.txt";

    // The earliest time that a zip can state.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads what to export.</summary>
    /// <param name="caller">The caller whose view applies; null for the whole register.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Register> Read(Caller? caller, CancellationToken cancellation)
    {
        var register = await reader.Read(cancellation);
        return caller is null ? register : register.VisibleTo(await visibility.Of(caller, cancellation));
    }

    /// <summary>Writes one file or zip, record by record.</summary>
    /// <param name="format">The form.</param>
    /// <param name="register">The records to export.</param>
    /// <param name="content">Takes the file.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <param name="position">The position in the change feed, for a zip; null for none.</param>
    public Task Write(ExportFormat format, Register register, Stream content, CancellationToken cancellation, string? position = null) => format switch
    {
        ExportFormat.Csv => WriteZip(register, position, content, cancellation),
        ExportFormat.JsonLines => JsonLinesExport.Write(kinds, register, content, cancellation),
        _ => GeoJsonExport.Write(register, content, cancellation),
    };

    /// <summary>Writes the CSV files into a folder, and creates it where necessary. Other files in it stay.</summary>
    public static async Task WriteFolder(Register register, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, CreditsFile), Credit + "\n", cancellation);
        foreach (var file in CsvFiles.All)
        {
            await AtomicFile.Write(Path.Combine(folder, file.Name), content => CsvFileWriter.Write(file, register, content, cancellation));
        }
    }

    private static async Task WriteZip(Register register, string? position, Stream content, CancellationToken cancellation)
    {
        await using var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true);
        await WriteText(zip, CreditsFile, Credit, cancellation);
        if (position is not null)
        {
            await WriteText(zip, Package.PositionFile, position, cancellation);
        }

        foreach (var file in CsvFiles.All.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            await using var entry = await Entry(zip, file.Name).OpenAsync(cancellation);
            await CsvFileWriter.Write(file, register, entry, cancellation);
        }
    }

    private static async Task WriteText(ZipArchive zip, string name, string text, CancellationToken cancellation)
    {
        await using var file = new StreamWriter(await Entry(zip, name).OpenAsync(cancellation));
        await file.WriteAsync($"{text}\n".AsMemory(), cancellation);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry;
    }
}

/// <summary>The form of an export.</summary>
public enum ExportFormat
{
    /// <summary>A zip of the register's CSV files.</summary>
    Csv,

    /// <summary>One record a line, as imports read them.</summary>
    JsonLines,

    /// <summary>The sites as GeoJSON (RFC 7946).</summary>
    Geojson,
}
