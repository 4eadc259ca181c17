using System.IO.Compression;
using CoProduction.Functions.Access;
using CoProduction.Functions.Exchange.Files;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Exchange.Exports;

/// <summary>Writes the register in the forms in which it is exported. The same register gives the same bytes.</summary>
public sealed class RegisterExport(IRegisterReader reader, RecordKinds kinds, Readers readers)
{
    private const string CreditsFile = "CREDITS.txt";

    // The first moment that a zip can name.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What is to be exported.</summary>
    /// <param name="caller">Who may see it; null for all of it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Register> Read(Caller? caller, CancellationToken cancellation)
    {
        var register = await reader.Read(cancellation);
        return caller is null ? register : register.SeenBy(await readers.Of(caller, cancellation));
    }

    /// <summary>Writes one file, record by record.</summary>
    public Task Write(ExportFormat format, Register register, Stream content, CancellationToken cancellation) => format switch
    {
        ExportFormat.Csv => WriteZip(register, content, cancellation),
        ExportFormat.JsonLines => JsonLinesExport.Write(kinds, register, content, cancellation),
        _ => GeoJsonExport.Write(register, content, cancellation),
    };

    /// <summary>Writes into a folder, which is made where there is none; other files in it stay.</summary>
    public static async Task WriteFolder(Register register, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, CreditsFile), Credit.Text + "\n", cancellation);
        foreach (var file in RegisterFiles.All)
        {
            await WholeFile.Write(Path.Combine(folder, file.Name), content => SheetWriter.Write(file, register, content, cancellation));
        }
    }

    private static async Task WriteZip(Register register, Stream content, CancellationToken cancellation)
    {
        await using var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true);
        await using (var credits = new StreamWriter(await Entry(zip, CreditsFile).OpenAsync(cancellation)))
        {
            await credits.WriteAsync($"{Credit.Text}\n".AsMemory(), cancellation);
        }

        foreach (var file in RegisterFiles.All.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            await using var entry = await Entry(zip, file.Name).OpenAsync(cancellation);
            await SheetWriter.Write(file, register, entry, cancellation);
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry;
    }
}
