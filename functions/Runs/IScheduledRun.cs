namespace CoProduction.Functions.Runs;

/// <summary>Work that a timer does, of which a history is kept, and that an operator may ask for by hand.</summary>
public interface IScheduledRun
{
    /// <summary>The run's name in the API, such as <c>weekly-reports</c>.</summary>
    string Name { get; }

    /// <summary>Does the work.</summary>
    /// <returns>What was done, in numbers; null if there was nothing to do.</returns>
    Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken cancellation);
}
