using System.IO.Compression;
using CoProduction.Functions.Exchange.Files;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>What is to be imported: some of the register's files, from a folder, a zip or one request.</summary>
public sealed class Package : IDisposable
{
    private readonly Dictionary<string, Func<Stream>> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Fault> faults = [];
    private readonly List<IDisposable> open = [];

    private Package()
    {
    }

    /// <summary>What is wrong with the folder or zip itself.</summary>
    internal IReadOnlyList<Fault> Faults => faults;

    /// <summary>The CSV files of a folder, but not of the folders in it.</summary>
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

    /// <summary>The CSV files of a zip, in whichever of its folders they are. The zip is closed with the package.</summary>
    /// <param name="content">The zip; must be able to seek.</param>
    /// <param name="mostEntries">How many entries it may have.</param>
    public static Package OfZip(Stream content, int mostEntries)
    {
        var package = new Package();
        package.open.Add(content);
        try
        {
            package.AddEntries(new ZipArchive(content, ZipArchiveMode.Read), mostEntries);
            package.RequireFiles("(zip)");
        }
        catch (InvalidDataException)
        {
            package.Refuse("(zip)", "Is not a zip.");
        }

        return package;
    }

    /// <summary>One file. It is closed with the package.</summary>
    public static Package OfFile(string name, Stream content)
    {
        var package = new Package();
        package.open.Add(content);
        package.Add(name, name, () => content);
        return package;
    }

    /// <summary>Opens a file for one reading; null where the package does not have it.</summary>
    /// <exception cref="InvalidDataException">The zip is broken there.</exception>
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
            // Nothing is ever unpacked to such a path, but whoever made this zip meant no good.
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
                Add(parts[^1], entry.FullName, entry.Open);
            }
        }
    }

    private void Add(string name, string path, Func<Stream> content)
    {
        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.StartsWith('.'))
        {
            return;
        }

        if (RegisterFiles.Find(name) is not { } file)
        {
            Refuse(path, $"Is not a file of the register; they are {RegisterFiles.Names}.");
        }
        else if (!files.TryAdd(file.Name, content))
        {
            Refuse(path, $"There is another {file.Name}.");
        }
    }

    // Else it would look like an import of which everything is there already.
    private void RequireFiles(string place)
    {
        if (files.Count == 0 && faults.Count == 0)
        {
            Refuse(place, $"Has none of the register's files; they are {RegisterFiles.Names}.");
        }
    }

    private void Refuse(string file, string message) => faults.Add(new Fault(file, null, null, null, message));
}
