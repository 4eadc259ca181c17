namespace CoProduction.Functions.Import.Csv;

/// <summary>What came of an attempt to import.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>All of it is in the register; in a dry run, all of it could be.</summary>
    /// <param name="Report">What it did, by file.</param>
    /// <param name="Records">What it did with each record.</param>
    public sealed record Accepted(ImportReport Report, IReadOnlyList<RowResult> Records) : ImportOutcome
    {
        /// <summary>What its sender may want to know although nothing is wrong; null where there is nothing.</summary>
        public string? Notice { get; init; }

        /// <summary>What came of writing it; null where there was nothing to write.</summary>
        public FinishedImport? Written { get; init; }
    }

    /// <summary>An earlier run of the same import was accepted, and is finished.</summary>
    /// <param name="Written">What came of it.</param>
    public sealed record Finished(FinishedImport Written) : ImportOutcome;

    /// <summary>It has a fault, and nothing was stored.</summary>
    /// <param name="Count">How many faults there are.</param>
    /// <param name="Faults">The first ones.</param>
    public sealed record Rejected(int Count, IReadOnlyList<ImportFault> Faults) : ImportOutcome;

    /// <summary>Another import is being written; this one was not read.</summary>
    public sealed record Busy : ImportOutcome;
}
