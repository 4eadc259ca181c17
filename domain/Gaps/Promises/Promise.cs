using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Promises;

/// <summary>An expansion seen as a promise: the first promise, the present one, and the outcome so far.</summary>
public sealed record Promise
{
    private Promise(FactoryLine registered, Expansion expansion, Month asOf)
    {
        var first = expansion.History is [var earliest, ..] ? earliest.Effective : expansion.Effective;
        Id = $"{registered.Id}/{expansion.Id}";
        Partner = registered.Factory.Partner;
        Operator = registered.Factory.Operator;
        Item = registered.Line.Item;
        Expansion = expansion;
        First = first;
        IsDue = first <= asOf;
        State = StateOf(expansion, asOf);
        Delay = State is PromiseState.WithoutDate or PromiseState.Cancelled ? null
            : State == PromiseState.Overdue ? asOf.Since(first)
            : SlipMonths;
    }

    /// <summary>Factory, item, stage of production and expansion, as reports cite it.</summary>
    public string Id { get; }

    public CountryCode Partner { get; }

    /// <summary>The factory's operator, as registered.</summary>
    public string Operator { get; }

    public ItemCode Item { get; }

    /// <summary>The record, with its history.</summary>
    public Expansion Expansion { get; }

    /// <summary>The month promised when the promise was first registered.</summary>
    public Month First { get; }

    /// <summary>The month promised now; for a commissioned expansion, the month in which it came.</summary>
    public Month Current => Expansion.Effective;

    /// <summary>How many months the promised month has moved; negative if it was brought forward.</summary>
    public int SlipMonths => Expansion.SlipMonths;

    /// <summary>
    /// The known delay in months. It is the slip; for an overdue promise it is the time from the first promised month to the as-of month, as a
    /// minimum. Negative if early; null if the promise is cancelled or has no date.
    /// </summary>
    public int? Delay { get; }

    /// <summary>Whether the first promised month is the as-of month or earlier.</summary>
    public bool IsDue { get; }

    /// <summary>The furthest stage ever reached; null if only the cancellation is known.</summary>
    public ExpansionStage? StageReached =>
        Expansion.History.Select(revision => revision.Stage).Append(Expansion.Stage)
            .Where(stage => stage != ExpansionStage.Cancelled)
            .Max(stage => (ExpansionStage?)stage);

    public PromiseState State { get; }

    /// <summary>The id that the promise would have at another site.</summary>
    /// <param name="site">The id of that site, by the id of this one.</param>
    internal string IdAt(Func<string, string> site) => $"{site(Id[..Id.IndexOf('/', StringComparison.Ordinal)])}{Id[Id.IndexOf('/', StringComparison.Ordinal)..]}";

    /// <summary>All promises of a register, in the order of factory, item, stage of production and expansion.</summary>
    /// <param name="register">The records.</param>
    /// <param name="asOf">The month as of which they are judged.</param>
    public static IEnumerable<Promise> Of(Register register, Month asOf) =>
        from line in FactoryLine.Of(register.Counted().Factories)
        from expansion in line.Line.Expansions.OrderBy(expansion => expansion.Id.Value, StringComparer.Ordinal)
        select new Promise(line, expansion, asOf);

    private static PromiseState StateOf(Expansion expansion, Month asOf) =>
        expansion.Stage == ExpansionStage.Cancelled ? PromiseState.Cancelled
        : expansion.DatePrecision == DatePrecision.Placeholder ? PromiseState.WithoutDate
        : expansion.Stage == ExpansionStage.Commissioned ? (expansion.SlipMonths > 0 ? PromiseState.KeptLate : PromiseState.KeptOnTime)
        : expansion.Effective < asOf ? PromiseState.Overdue
        : expansion.SlipMonths > 0 ? PromiseState.Moved
        : PromiseState.Open;
}
