using CoProduction.Registry.Dates;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sources;

namespace CoProduction.Registry.Factories;

/// <summary>A promise that a line's rate will change in a given month, and the history of that promise.</summary>
public sealed record Expansion
{
    /// <summary>The longest ramp, in months.</summary>
    public const int LongestRamp = 120;

    /// <param name="id">An id that is unique within the line and stays the same when the date moves.</param>
    /// <param name="effective">The month from which the expansion counts.</param>
    /// <param name="newRate">The line's total rate afterwards; null if unpublished.</param>
    /// <param name="addedRate">The increase of the line's rate, if only that is published.</param>
    /// <param name="rampMonths">Months after <paramref name="effective"/> until the rate is reached; the rate rises evenly. 0 to 120.</param>
    /// <param name="stage">How far the expansion has come.</param>
    /// <param name="datePrecision">The basis of the month.</param>
    /// <param name="source">The source of these facts.</param>
    /// <param name="history">The earlier promises, oldest first.</param>
    /// <exception cref="ArgumentException">Both rates are given, the ramp is out of range, or the history is not in order.</exception>
    public Expansion(
        Keyword id,
        Month effective,
        MonthlyRate? newRate,
        MonthlyRate? addedRate,
        int rampMonths,
        ExpansionStage stage,
        DatePrecision datePrecision,
        Source source,
        IReadOnlyList<ExpansionRevision> history)
    {
        if (newRate is not null && addedRate is not null)
        {
            throw new ArgumentException("Give the new total rate or the added rate, not both.", nameof(addedRate));
        }

        if (rampMonths is < 0 or > LongestRamp)
        {
            throw new ArgumentOutOfRangeException(nameof(rampMonths), rampMonths, $"Must be 0 to {LongestRamp} months.");
        }

        History = ValueList.Of(history, nameof(history));
        if (History.Zip(History.Skip(1)).Any(pair => pair.First.Until > pair.Second.Until))
        {
            throw new ArgumentException("Must be in the order of its days, oldest first.", nameof(history));
        }

        Id = id;
        Effective = effective;
        NewRate = newRate;
        AddedRate = addedRate;
        RampMonths = rampMonths;
        Stage = Require.Member(stage, nameof(stage));
        DatePrecision = Require.Member(datePrecision, nameof(datePrecision));
        Source = source;
    }

    public Keyword Id { get; }

    public Month Effective { get; }

    public MonthlyRate? NewRate { get; }

    public MonthlyRate? AddedRate { get; }

    public int RampMonths { get; }

    public ExpansionStage Stage { get; }

    public DatePrecision DatePrecision { get; }

    public Source Source { get; }

    public IReadOnlyList<ExpansionRevision> History { get; private init; }

    /// <summary>How many months the date has slipped since it was first registered; negative if it was brought forward.</summary>
    public int SlipMonths => History is [var first, ..] ? Effective.Since(first.Effective) : 0;

    /// <summary>This expansion moved to another month, with the same history.</summary>
    public Expansion In(Month effective) => new(Id, effective, NewRate, AddedRate, RampMonths, Stage, DatePrecision, Source, History);

    /// <summary>
    /// This expansion with the history of <paramref name="former"/>. If the promise changed, the history ends with what former promised.
    /// </summary>
    public Expansion After(Expansion former, DateOnly today) =>
        this with
        {
            History = (former.Effective, former.NewRate, former.AddedRate, former.Stage) == (Effective, NewRate, AddedRate, Stage)
                ? former.History
                : ValueList.Of([.. former.History, former.UntilOrLater(today)]),
        };

    // If the clock was set back, today could come before the last entry, and the constructor would refuse that history.
    private ExpansionRevision UntilOrLater(DateOnly today) =>
        new(History is [.., var last] && last.Until > today ? last.Until : today, Effective, NewRate, AddedRate, Stage);
}
