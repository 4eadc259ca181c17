using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using CoProduction.Benchmarks;
using CoProduction.Benchmarks.Reporting;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Functions.Tests;

var smoke = args.Contains("--smoke");
var words = args.Where(argument => argument != "--smoke").ToArray();
if (words.Except(Topics.All.Select(topic => topic.Word)).Any())
{
    Console.Error.WriteLine($"./dev bench [--smoke] [{string.Join("|", Topics.All.Select(topic => topic.Word))}]…");
    return 2;
}

Scale.Current = smoke ? Scale.Smoke : Scale.Full;
Fingerprint.Check();
var measured = new List<(Topic, Summary)>();
foreach (var topic in Topics.All.Where(topic => words.Length == 0 || words.Contains(topic.Word)))
{
    var config = ManualConfig.CreateEmpty()
        .AddJob(smoke ? Topics.Once : topic.Job)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(RepositoryRoot.Combine(".local", "benchmarks"));
    var summary = BenchmarkRunner.Run(topic.Benchmarks, config);
    if (summary.HasCriticalValidationErrors || summary.Reports.IsEmpty || summary.Reports.Any(report => !report.Success))
    {
        Console.Error.WriteLine($"A benchmark of '{topic.Title}' failed: see above.");
        return 1;
    }

    measured.Add((topic, summary));
    if (!smoke)
    {
        // At once: a later topic may fail.
        ReportFile.Write(topic, summary);
    }
}

foreach (var (topic, summary) in measured)
{
    Console.WriteLine($"\n{topic.Title}\n\n{FigureTable.Of(summary)}\n{topic.Quality?.Invoke()}");
}

return 0;
