using System.IO.Compression;
using System.Text;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The files of an import, from a folder, a zip or one request.</summary>
public sealed class Package : IDisposable
{
    // What a spreadsheet program leaves beside a file that it has open.
    private const string OpenInSpreadsheet = "~$";

    /// <summary>The file of an export that states its position in the change feed.</summary>
    internal const string PositionFile = "POSITION.txt";

    // In bytes; longer than any position.
    private const int LongestPosition = 1_024;

    private readonly Dictionary<string, Func<Stream>> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ImportFault> faults = [];
    private readonly List<IDisposable> open = [];

    private Package()
    {
    }

    /// <summary>The faults of the folder or zip itself.</summary>
    internal IReadOnlyList<ImportFault> Faults => faults;

    /// <summary>Where its files were exported; null where it does not say so.</summary>
    internal ExportPosition? Exported { get; private set; }

    /// <summary>The CSV files of a folder, without its subfolders.</summary>
    public static Package OfFolder(string folder)
    {
        var package = new Package();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            package.Add(Path.GetFileName(path), Path.GetFileName(path), () => File.OpenRead(path));
        }

        package.RequireFiles("(folder)");
        return package;
    }

    /// <summary>The CSV files of a zip, in any of its folders. The package disposes the stream.</summary>
    /// <param name="content">The zip; the stream must be able to seek.</param>
    /// <param name="mostEntries">How many entries the zip can have.</param>
    public static Package OfZip(Stream content, int mostEntries)
    {
        var package = new Package();
        package.open.Add(content);
        try
        {
            package.AddEntries(new ZipArchive(content, ZipArchiveMode.Read), mostEntries);
            package.RequireFiles("(zip)");
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentException)
        {
            // An archive begins to read 18 bytes before the end. The stream of a blob that is shorter refuses to go there with an ArgumentException.
            package.Refuse("(zip)", "Is not a zip.");
        }

        return package;
    }

    /// <summary>One file. The package disposes the stream.</summary>
    public static Package OfFile(string name, Stream content)
    {
        var package = new Package();
        package.open.Add(content);
        package.Add(name, name, () => content);
        return package;
    }

    /// <summary>Opens a file, to be read once; null where the package does not have it.</summary>
    /// <exception cref="InvalidDataException">The zip is damaged there.</exception>
    internal Stream? Open(string name) => files.GetValueOrDefault(name)?.Invoke();

    public void Dispose() => open.ForEach(resource => resource.Dispose());

    private void AddEntries(ZipArchive zip, int mostEntries)
    {
        open.Add(zip);
        if (zip.Entries.Count > mostEntries)
        {
            Refuse("(zip)", $"Has {zip.Entries.Count} entries; at most {mostEntries} are read.");
            return;
        }

        foreach (var entry in zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            // Nothing is unpacked to this path, but a zip that names it is malicious.
            if (entry.FullName.Split('/', '\\') is var parts && (parts.Contains("..") || parts[0].Length == 0 || parts[0].EndsWith(':')))
            {
                Refuse(entry.FullName, "Its path leads out of the zip.");
            }
            else if (entry.IsEncrypted)
            {
                Refuse(entry.FullName, "Is encrypted.");
            }
            else if (!parts.Contains("__MACOSX"))
            {
                Add(parts[^1], entry.FullName, () => new CheckedEntry(entry));
            }
        }
    }

    private void Add(string name, string path, Func<Stream> content)
    {
        if (name.Equals(PositionFile, StringComparison.OrdinalIgnoreCase))
        {
            ReadPosition(path, content);
            return;
        }

        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.StartsWith('.') || name.StartsWith(OpenInSpreadsheet, StringComparison.Ordinal))
        {
            return;
        }

        if (CsvFiles.Find(name) is not { } file)
        {
            Refuse(path, $"Is not a file of the register. Use: {CsvFiles.Names}.");
        }
        else if (!files.TryAdd(file.Name, content))
        {
            Refuse(path, $"There is another {file.Name}.");
        }
    }

    private void ReadPosition(string path, Func<Stream> content)
    {
        try
        {
            using var stream = content();
            var text = new byte[LongestPosition];
            Exported = ExportPosition.Parse(Encoding.UTF8.GetString(text, 0, stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)));
        }
        catch (InvalidDataException)
        {
            // The fault below says the same.
        }

        if (Exported is null)
        {
            Refuse(path, $"{ExportPosition.Rule} Send the files without it, or export them again.");
        }
    }

    // Without this, the import would report that nothing has changed.
    private void RequireFiles(string place)
    {
        if (files.Count == 0 && faults.Count == 0)
        {
            Refuse(place, $"Has none of the register's files. Use: {CsvFiles.Names}.");
        }
    }

    private void Refuse(string file, string message) => faults.Add(new ImportFault(file, null, null, null, message));
}
