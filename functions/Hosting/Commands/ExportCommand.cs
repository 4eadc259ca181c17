using CoProduction.Functions.Export;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary><c>export &lt;folder|zip|jsonl|geojson&gt;</c>: the file's extension determines the format.</summary>
internal static class ExportCommand
{
    public const string Usage = "export <folder|zip> (or a file that ends with .jsonl or .geojson)";

    /// <returns>0 if the export was written, 1 if it failed, 2 if the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        if (arguments is not [var path] || path.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return CommandHost.WrongUsage;
        }

        return await CommandHost.RunAsync((services, stop) => Run(path, services.GetRequiredService<RegisterExport>(), stop), cancellation);
    }

    private static async Task<int> Run(string path, RegisterExport export, CancellationToken cancellation)
    {
        var register = await export.Read(caller: null, cancellation);
        if (FormatOf(path) is { } format)
        {
            await AtomicFile.Write(path, content => export.Write(format, register, content, cancellation));
        }
        else
        {
            await RegisterExport.WriteFolder(register, path, cancellation);
        }

        Console.WriteLine($"The register is in {path}.");
        return 0;
    }

    /// <summary>The format for this file extension; null for a folder of files.</summary>
    internal static ExportFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".zip" => ExportFormat.Csv,
        ".jsonl" or ".ndjson" => ExportFormat.JsonLines,
        ".geojson" => ExportFormat.Geojson,
        _ => null,
    };
}
