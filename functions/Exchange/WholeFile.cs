namespace CoProduction.Functions.Exchange;

/// <summary>A file that is there wholly or, where its writing fails, as it was before.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the file and then puts what was written in its place.</summary>
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
