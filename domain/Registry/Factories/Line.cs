using CoProduction.Registry.Items;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Factories;

/// <summary>A factory's production of one item at one stage.</summary>
public sealed record Line
{
    /// <summary>The stage at which a product is finished. Only lines of this stage count towards a product.</summary>
    public static readonly Keyword Complete = Parsed.As<Keyword>("complete");

    /// <param name="item">The product or component that the line makes.</param>
    /// <param name="stage">The stage of production: complete, body, charge, energetics, fuze, …</param>
    /// <param name="rate">The present rate; null if unpublished.</param>
    /// <param name="surgeRate">The rate that the line could reach. A capability, never counted as output.</param>
    /// <param name="asOf">The date of the rate; null if unknown.</param>
    /// <param name="source">The source of the rate, if it differs from the factory's source.</param>
    /// <param name="expansions">The promised changes, in any order.</param>
    /// <exception cref="ArgumentException">Two expansions have one id.</exception>
    public Line(
        ItemCode item,
        Keyword stage,
        MonthlyRate? rate,
        MonthlyRate? surgeRate,
        Period? asOf,
        Source? source,
        IReadOnlyList<Expansion> expansions)
    {
        Item = item;
        Stage = stage;
        Rate = rate;
        SurgeRate = surgeRate;
        AsOf = asOf;
        Source = source;
        var own = ValueList.Of(expansions, nameof(expansions));
        Expansions = own.DistinctBy(expansion => expansion.Id).Count() == own.Count
            ? own
            : throw new ArgumentException("Must not have two expansions with one id.", nameof(expansions));
    }

    public ItemCode Item { get; }

    public Keyword Stage { get; }

    public MonthlyRate? Rate { get; }

    public MonthlyRate? SurgeRate { get; }

    public Period? AsOf { get; }

    public Source? Source { get; }

    public IReadOnlyList<Expansion> Expansions { get; private init; }

    /// <summary>
    /// The source that says that nothing further is planned for this line: its expansions come, and no others. Null if nobody says so; there may then be
    /// plans that the register does not know.
    /// </summary>
    public Source? NonePlanned { get; init; }

    /// <summary>
    /// Whether the line's rate was stated in the expansion's month or later. That rate then includes the expansion, or the expansion was missed.
    /// </summary>
    public bool Observes(Expansion expansion) => Rate is not null && AsOf is { } asOf && expansion.Effective <= asOf.Month;

    /// <summary>This line with other expansions.</summary>
    /// <exception cref="ArgumentException">Two expansions have one id.</exception>
    public Line With(IReadOnlyList<Expansion> expansions) =>
        new(Item, Stage, Rate, SurgeRate, AsOf, Source, expansions) { NonePlanned = NonePlanned };

    /// <summary>This line as the next version of <paramref name="former"/>: each expansion continues the history of the one with its id.</summary>
    public Line After(Line former, DateOnly today) =>
        this with
        {
            Expansions = ValueList.Of(
            [
                .. Expansions.Select(expansion =>
                    former.Expansions.FirstOrDefault(earlier => earlier.Id == expansion.Id) is { } earlier
                        ? expansion.After(earlier, today)
                        : expansion),
            ]),
        };
}
