namespace CoProduction.Functions.Export;

/// <summary>Writes a file as a whole: if writing fails, the file stays as it was.</summary>
internal static class AtomicFile
{
    /// <summary>Writes into a file beside it, and then moves that into its place.</summary>
    public static async Task Write(string path, Func<Stream, Task> write)
    {
        var part = path + ".part";
        try
        {
            await using (var content = File.Create(part))
            {
                await write(content);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
