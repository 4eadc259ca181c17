using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Plans;

/// <summary>A promise that a line will make another rate, and the history of that promise. A plan ends, but it never vanishes.</summary>
public sealed record Plan
{
    /// <param name="id">An id that is unique within the line and stays the same when the date moves.</param>
    /// <param name="terms">What it promises.</param>
    /// <param name="datePrecision">The basis of the date.</param>
    /// <param name="source">The source of these facts.</param>
    /// <param name="history">The earlier promises, oldest first.</param>
    /// <exception cref="ArgumentException">The history is not in order.</exception>
    public Plan(Keyword id, PlanTerms terms, DatePrecision datePrecision, Source source, IReadOnlyList<PlanRevision> history)
    {
        History = ValueList.Of(history, nameof(history));
        if (History.Zip(History.Skip(1)).Any(pair => pair.First.Until > pair.Second.Until))
        {
            throw new ArgumentException("Must be in the order of its days, oldest first.", nameof(history));
        }

        Id = id;
        Terms = terms;
        DatePrecision = Require.Member(datePrecision, nameof(datePrecision));
        Source = source;
    }

    public Keyword Id { get; private init; }

    public PlanTerms Terms { get; private init; }

    public DatePrecision DatePrecision { get; }

    public Source Source { get; }

    public IReadOnlyList<PlanRevision> History { get; private init; }

    /// <summary>The id of the plan of the same line that came in its place; null if none did.</summary>
    public Keyword? ReplacedBy { get; init; }

    /// <summary>The day on which the line was stated without it (UTC); null if it stands.</summary>
    public DateOnly? Withdrawn { get; init; }

    /// <summary>
    /// The releases of the record since it last stood in it. Only readers whom all of them include see a plan that has ended and is no longer stated, beside
    /// the owner. Everyone sees a plan that stands.
    /// </summary>
    public LastingRelease Release { get; init; } = LastingRelease.ToEveryone;

    /// <summary>Whether this version was stated without it, so that it is only kept from the one before.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether this version mends an error in the one before it, so that what that one said was never promised.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>Whether the id is only the plan's place in a list that gives none.</summary>
    public bool IsUnnamed { get; init; }

    public PlanStage Stage => Terms.Stage;

    /// <summary>The last month in which it is due.</summary>
    public Month Effective => Terms.Effective;

    public int RampMonths => Terms.RampMonths ?? 0;

    /// <summary>Whether it has ended without being carried out: cancelled, replaced or withdrawn.</summary>
    public bool IsOff => Stage == PlanStage.Cancelled || ReplacedBy is not null || Withdrawn is not null;

    /// <summary>What was promised first. What was corrected was never promised.</summary>
    public PlanTerms First
    {
        get
        {
            foreach (var revision in History)
            {
                if (!revision.IsCorrected)
                {
                    return revision.Terms;
                }
            }

            return Terms;
        }
    }

    /// <summary>How many months it has slipped since it was first registered; negative if it was brought forward.</summary>
    public int SlipMonths => Terms.MonthsAfter(First);

    /// <summary>This plan some months later, with the same history.</summary>
    public Plan Moved(int months) => this with { Terms = Terms.Moved(months) };

    /// <summary>This plan with other quantities, in its history too.</summary>
    internal Plan With(Func<Quantity, Quantity?> quantity) =>
        this with
        {
            Terms = Terms.With(quantity),
            History = ValueList.Of([.. History.Select(revision => revision with { Terms = revision.Terms.With(quantity) })]),
        };

    /// <summary>This plan with another id.</summary>
    public Plan Named(Keyword id) => this with { Id = id, IsUnnamed = false };

    /// <summary>
    /// This plan with the history of <paramref name="former"/>. If the promise changed, the history ends with what former promised, and no entry with a later day:
    /// if the clock was set back, no day depends on an entry that is hidden from a reader.
    /// </summary>
    public Plan After(Plan former, DateOnly today) =>
        this with
        {
            IsCorrection = false,
            Release = Withdrawn is not null && former.Withdrawn is not null ? Release.And(former.Release) : Release,
            History = former.Terms == Terms
                ? former.History
                : ValueList.Of(
                [
                    .. former.History.Select(revision => revision.Until > today ? revision with { Until = today } : revision),
                    new PlanRevision(today, former.Terms, IsCorrection) { Release = former.Release },
                ]),
        };

    /// <summary>This plan with another history.</summary>
    internal Plan With(IReadOnlyList<PlanRevision> history) => this with { History = ValueList.Of(history, nameof(history)) };
}
