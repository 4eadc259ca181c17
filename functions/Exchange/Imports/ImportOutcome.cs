namespace CoProduction.Functions.Exchange.Imports;

/// <summary>What came of an attempt to import.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>All of it is in the register, or would be.</summary>
    /// <param name="Report">What it did.</param>
    /// <param name="Records">What it did with each record that it states.</param>
    public sealed record Accepted(ImportReport Report, IReadOnlyList<RecordOutcome> Records) : ImportOutcome;

    /// <summary>The same import was carried out before; nothing of this one was read.</summary>
    /// <param name="Report">What it did then.</param>
    public sealed record Repeated(ImportReport Report) : ImportOutcome;

    /// <summary>Something is wrong somewhere, and nothing of it is in the register.</summary>
    /// <param name="Count">How many faults there are.</param>
    /// <param name="Faults">The first of them.</param>
    public sealed record Rejected(int Count, IReadOnlyList<Fault> Faults) : ImportOutcome;

    /// <summary>Another import is being written; nothing of this one was read.</summary>
    public sealed record Busy : ImportOutcome;
}
