using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Import;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary><c>import &lt;folder|zip&gt; [--dry-run] [--if-empty] [--releasable-to everyone] [--not-duplicate-of ids] [--replace bills,shares]</c></summary>
internal static class ImportCommand
{
    public const string Usage =
        "import <folder|zip> [--dry-run] [--if-empty] [--releasable-to <audiences, such as everyone or NATO,JPN>] "
        + "[--not-duplicate-of <ids of registered sites>] [--replace bills,shares]";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <returns>0 if the import succeeded, 1 if it was rejected or failed, 2 if the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        if (Options.Parse(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return CommandHost.WrongUsage;
        }

        return await CommandHost.RunAsync((services, stop) => Run(options, services, stop), cancellation);
    }

    private static async Task<int> Run(Options options, IServiceProvider services, CancellationToken cancellation)
    {
        var importer = services.GetRequiredService<Importer>();
        var progress = new ProgressLine(Console.Error, Console.IsErrorRedirected);
        if (options.IfEmpty)
        {
            await importer.Recover(LongestWait, cancellation);
            if (!(await services.GetRequiredService<IRegisterReader>().Read(cancellation)).IsEmpty)
            {
                Console.WriteLine("The register already has records; nothing was imported.");
                return 0;
            }
        }

        using var package = Directory.Exists(options.Path)
            ? Package.OfFolder(options.Path)
            : Package.OfZip(File.OpenRead(options.Path), services.GetRequiredService<ImportOptions>().MostEntries);
        var terms = new ImportTerms(Caller: null, Author.Local, options.DryRun, options.ReleasableTo, LongestWait, options.NotDuplicateOf)
        {
            Replaces = options.Replaces,
        };
        var outcome = await importer.Import(package, terms, progress, cancellation);
        progress.End();
        switch (outcome)
        {
            case ImportOutcome.Accepted accepted:
                Console.Write(ReportTable.Of(accepted.Report));
                return await Tell(accepted, services, cancellation);
            case ImportOutcome.Rejected rejected:
                foreach (var fault in rejected.Faults)
                {
                    Console.WriteLine(fault);
                }

                await Console.Error.WriteLineAsync($"Rejected: {rejected.Count} fault{(rejected.Count == 1 ? "" : "s")}; nothing was stored.");
                return 1;
            default:
                await Console.Error.WriteLineAsync("Another import is still running; nothing was imported. Try again when it has finished.");
                return 1;
        }
    }

    /// <summary>Names the records that somebody else changed after the import had read them.</summary>
    /// <returns>0 if there are none.</returns>
    private static async Task<int> Tell(ImportOutcome.Accepted accepted, IServiceProvider services, CancellationToken cancellation)
    {
        if (accepted.Notice is { } notice)
        {
            Console.WriteLine(notice);
        }

        var later = accepted.Records.Where(row => row.Outcome == RecordOutcome.Rejected).ToArray();
        foreach (var row in later)
        {
            await Console.Error.WriteLineAsync($"{row.File}:{row.Row}: {row.Id}: {row.Faults![0].Detail}");
        }

        if (accepted.Written is not { Overtaken.Count: > 0 } written)
        {
            return later.Length == 0 ? 0 : 1;
        }

        var (writer, kinds) = (services.GetRequiredService<ImportWriter>(), services.GetRequiredService<RecordKinds>());
        foreach (var (kind, id) in written.Overtaken)
        {
            var fault = await writer.Overtaken(kinds.Of(kind), id, written.Import.PlannedAt, caller: null, cancellation);
            await Console.Error.WriteLineAsync($"{kind} {id}: {fault.Detail}");
        }

        return 1;
    }

    /// <summary>The options on the command line.</summary>
    private sealed record Options(string Path, bool DryRun, bool IfEmpty, Release? ReleasableTo, IReadOnlySet<string>? NotDuplicateOf, IReadOnlySet<Whole> Replaces)
    {
        /// <summary>Reads the command line; null if it is wrong.</summary>
        public static Options? Parse(string[] arguments)
        {
            var options = new Options("", DryRun: false, IfEmpty: false, ReleasableTo: null, NotDuplicateOf: null, Replaces: new HashSet<Whole>());
            for (var i = 0; i < arguments.Length; i++)
            {
                switch (arguments[i])
                {
                    case "--dry-run":
                        options = options with { DryRun = true };
                        break;
                    case "--if-empty":
                        options = options with { IfEmpty = true };
                        break;
                    case "--releasable-to" when i + 1 < arguments.Length && ReleaseText.TryParse(arguments[i + 1], out var release):
                        options = options with { ReleasableTo = release };
                        i++;
                        break;
                    case "--not-duplicate-of" when i + 1 < arguments.Length && DuplicateCheck.Fault(arguments[i + 1]) is null:
                        options = options with { NotDuplicateOf = DuplicateCheck.Named(arguments[i + 1]) };
                        i++;
                        break;
                    case "--replace" when i + 1 < arguments.Length && Wholes.TryParse(arguments[i + 1], out var replaces):
                        options = options with { Replaces = replaces };
                        i++;
                        break;
                    case var path when options.Path.Length == 0 && (Directory.Exists(path) || File.Exists(path)):
                        options = options with { Path = path };
                        break;
                    case var unknown:
                        Console.Error.WriteLine(unknown.StartsWith('-') || options.Path.Length > 0
                            ? $"Unknown argument '{unknown}'."
                            : $"The folder or zip '{unknown}' does not exist.");
                        return null;
                }
            }

            return options.Path.Length > 0 ? options : null;
        }
    }
}
