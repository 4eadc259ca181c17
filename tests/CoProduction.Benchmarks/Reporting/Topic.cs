namespace CoProduction.Benchmarks.Reporting;

/// <summary>What is measured together, and what is to be known about its figures.</summary>
/// <param name="Word">Names it on the command line.</param>
/// <param name="Title">Heads its figures in the report.</param>
/// <param name="Note">What is measured, and what limits the figures.</param>
/// <param name="Quality">How good the answers are, as a table that is the same on every machine; null where they are right or wrong.</param>
internal abstract record Topic(string Word, string Title, string Note, Func<string>? Quality = null)
{
    /// <summary>Takes the figures.</summary>
    /// <param name="smoke">Whether everything runs once only, to see that it runs.</param>
    /// <returns>The figures as a table, ratios first; null where something did not run, which was said then.</returns>
    public abstract Task<string?> MeasureAsync(bool smoke);
}
