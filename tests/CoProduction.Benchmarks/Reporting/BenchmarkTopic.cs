using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>Benchmarks that are measured beside one baseline.</summary>
/// <param name="Word"><inheritdoc cref="Topic" path="/param[@name='Word']"/></param>
/// <param name="Title"><inheritdoc cref="Topic" path="/param[@name='Title']"/></param>
/// <param name="Benchmarks">The class that holds them.</param>
/// <param name="Job">How they are measured.</param>
/// <param name="Note"><inheritdoc cref="Topic" path="/param[@name='Note']"/></param>
/// <param name="Quality"><inheritdoc cref="Topic" path="/param[@name='Quality']"/></param>
internal sealed record BenchmarkTopic(string Word, string Title, Type Benchmarks, Job Job, string Note, Func<string>? Quality = null)
    : Topic(Word, Title, Note, Quality)
{
    public override Task<string?> MeasureAsync(bool smoke)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(smoke ? Topics.Once : Job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(RepositoryRoot.Combine(".local", "benchmarks"));
        var summary = BenchmarkRunner.Run(Benchmarks, config);
        var failed = summary.HasCriticalValidationErrors || summary.Reports.IsEmpty || summary.Reports.Any(report => !report.Success);
        return Task.FromResult(failed ? null : FigureTable.Of(summary));
    }
}
