using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;
using Microsoft.Extensions.Options;

namespace CoProduction.Functions.Exchange.Commands;

/// <summary><c>import &lt;folder|zip&gt; [--dry-run] [--if-empty] [--releasable-to everyone] [--not-duplicate-of ids]</c></summary>
internal static class ImportCommand
{
    public const string Usage =
        "import <folder|zip> [--dry-run] [--if-empty] [--releasable-to <audiences, such as everyone or NATO,JPN>] "
        + "[--not-duplicate-of <ids of registered sites>]";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns>0 where the import is in the register, 1 where it is not, 2 where the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        if (Line.Parse(arguments) is not { } line)
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return CommandHost.WrongUsage;
        }

        return await CommandHost.RunAsync((services, stop) => Run(line, services, stop), cancellation);
    }

    private static async Task<int> Run(Line line, IServiceProvider services, CancellationToken cancellation)
    {
        var importer = services.GetRequiredService<Importer>();
        var progress = new ProgressLine(Console.Error, Console.IsErrorRedirected);
        if (line.IfEmpty)
        {
            await importer.Recover(Patience, cancellation);
            if (!(await services.GetRequiredService<IRegisterReader>().Read(cancellation)).IsEmpty)
            {
                Console.WriteLine("The register holds records already; nothing was imported.");
                return 0;
            }
        }

        using var package = Directory.Exists(line.Path)
            ? Package.OfFolder(line.Path)
            : Package.OfZip(File.OpenRead(line.Path), services.GetRequiredService<IOptions<ImportOptions>>().Value.MostEntries);
        var terms = new ImportTerms(Caller: null, Author.Local, line.DryRun, line.ReleasableTo, Patience, line.NotDuplicateOf);
        var outcome = await importer.Import(package, terms, progress, cancellation);
        progress.End();
        switch (outcome)
        {
            case ImportOutcome.Accepted accepted:
                Console.Write(ReportTable.Of(accepted.Report));
                return 0;
            case ImportOutcome.Rejected rejected:
                foreach (var fault in rejected.Faults)
                {
                    Console.WriteLine(fault);
                }

                await Console.Error.WriteLineAsync($"Rejected: {rejected.Count} fault{(rejected.Count == 1 ? "" : "s")}; nothing was stored.");
                return 1;
            default:
                await Console.Error.WriteLineAsync("Another import is still being written; nothing was imported. Try again when it has finished.");
                return 1;
        }
    }

    /// <summary>What the command line asks for.</summary>
    private sealed record Line(string Path, bool DryRun, bool IfEmpty, Release? ReleasableTo, IReadOnlySet<string>? NotDuplicateOf)
    {
        /// <summary>Null where it cannot be read.</summary>
        public static Line? Parse(string[] arguments)
        {
            var line = new Line("", DryRun: false, IfEmpty: false, ReleasableTo: null, NotDuplicateOf: null);
            for (var i = 0; i < arguments.Length; i++)
            {
                switch (arguments[i])
                {
                    case "--dry-run":
                        line = line with { DryRun = true };
                        break;
                    case "--if-empty":
                        line = line with { IfEmpty = true };
                        break;
                    case "--releasable-to" when i + 1 < arguments.Length && ReleaseText.TryParse(arguments[i + 1], out var release):
                        line = line with { ReleasableTo = release };
                        i++;
                        break;
                    case "--not-duplicate-of" when i + 1 < arguments.Length && DuplicateCheck.Fault(arguments[i + 1]) is null:
                        line = line with { NotDuplicateOf = DuplicateCheck.Named(arguments[i + 1]) };
                        i++;
                        break;
                    case var path when line.Path.Length == 0 && (Directory.Exists(path) || File.Exists(path)):
                        line = line with { Path = path };
                        break;
                    case var unknown:
                        Console.Error.WriteLine(unknown.StartsWith('-') || line.Path.Length > 0
                            ? $"'{unknown}' is not understood here."
                            : $"There is no folder or zip '{unknown}'.");
                        return null;
                }
            }

            return line.Path.Length > 0 ? line : null;
        }
    }
}
