using System.Text.RegularExpressions;

namespace CoProduction.Functions.Http;

/// <summary>Files that only this process can read, and that are gone when they are closed or the process ends in any way.</summary>
internal static partial class TemporaryFile
{
    private const string Prefix = "coproduction-";

    // A file that is younger may be one that another program has just created and not yet removed from its folder.
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(10);

    /// <summary>Creates a file.</summary>
    /// <remarks>
    /// On Unix, the file is removed from its folder at once: it stays as long as the process has it open, and no longer. Windows removes it when its last
    /// handle closes, also after a kill.
    /// </remarks>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Prefix}{Guid.NewGuid():N}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
        };
        if (OperatingSystem.IsWindows())
        {
            options.Options |= FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }

    /// <summary>
    /// Removes files that killed programs left: those of earlier versions, and empty ones of a program that was killed within
    /// <see cref="Create"/>. Those that a running program has open stay.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <returns>How many were removed.</returns>
    public static int Sweep(DateTimeOffset now)
    {
        var removed = 0;
        foreach (var file in new DirectoryInfo(Path.GetTempPath()).EnumerateFiles($"{Prefix}*"))
        {
            removed += Name().IsMatch(file.Name) && now - file.LastWriteTimeUtc > Young && Remove(file) ? 1 : 0;
        }

        return removed;
    }

    private static bool Remove(FileInfo file)
    {
        try
        {
            // A program holds a lock on each file that it has open.
            using var own = file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            file.Delete();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another program has it open, has removed it, or runs as somebody else.
            return false;
        }
    }

    [GeneratedRegex("^coproduction-[0-9a-f]{32}$")]
    private static partial Regex Name();
}
