using CoProduction.Functions.Exchange.Exports;

namespace CoProduction.Functions.Exchange.Commands;

/// <summary><c>export &lt;folder|zip&gt;</c></summary>
internal static class ExportCommand
{
    /// <returns>0 where it was written, 1 where it could not be, 2 where the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        if (arguments is not [var path] || path.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync("Usage: export <folder|zip>");
            return CommandHost.WrongUsage;
        }

        return await CommandHost.RunAsync((services, stop) => Run(path, services.GetRequiredService<RegisterExport>(), stop), cancellation);
    }

    private static async Task<int> Run(string path, RegisterExport export, CancellationToken cancellation)
    {
        if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            await WholeFile.Write(path, zip => export.WriteZip(zip, cancellation));
        }
        else
        {
            await export.WriteFolder(path, cancellation);
        }

        Console.WriteLine($"The register is in {path}.");
        return 0;
    }
}
