using BenchmarkDotNet.Jobs;

namespace CoProduction.Benchmarks.Reporting;

/// <summary>Benchmarks that are measured beside one baseline, and what is to be known about their figures.</summary>
/// <param name="Word">Names it on the command line.</param>
/// <param name="Title">Heads its figures in the report.</param>
/// <param name="Benchmarks">The class that holds them.</param>
/// <param name="Job">How they are measured.</param>
/// <param name="Note">What is measured, and what limits the figures.</param>
/// <param name="Quality">How good the answers are, as a table that is the same on every machine; null where they are right or wrong.</param>
internal sealed record Topic(string Word, string Title, Type Benchmarks, Job Job, string Note, Func<string>? Quality = null);
