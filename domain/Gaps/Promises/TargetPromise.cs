using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Promises;

/// <summary>A target of a scope seen as a promise: when it was due first, when it is due now, and how much of it is observed.</summary>
/// <remarks>
/// Targets of one item, extent and rate are one promise: stated again for a later date, it has moved. What is stated first is what the earliest source
/// states; a source without a date comes first, and of sources of one date the earlier due date.
/// </remarks>
public sealed record TargetPromise
{
    private TargetPromise(IReadOnlyList<Baseline> stated, IReadOnlyList<Baseline> observed, Month asOf)
    {
        Stated = stated;
        (Item, Extent) = (stated[0].Item, stated[0].Extent);
        (First, Current) = (stated.Select(target => target.AsOf).FirstOrDefault(due => due is not null), stated[^1].AsOf);
        Observed = observed is [.., var latest] ? latest : null;
        var reached = observed.FirstOrDefault(total => total.Lowest >= Lowest * (1 - Gaps.Reached.Tolerance))?.AsOf!.Month;
        Share = Lowest > 0 && Observed is { } last ? last.Lowest / Lowest : null;
        State = First is null || Current is null ? PromiseState.WithoutDate
            : reached is { } month ? (month > First.LastMonth ? PromiseState.KeptLate : PromiseState.KeptOnTime)
            : Current.LastMonth < asOf ? PromiseState.Overdue
            : Current.LastMonth > First.LastMonth ? PromiseState.Moved
            : PromiseState.Open;
        MonthsLate = State switch
        {
            PromiseState.WithoutDate => null,
            PromiseState.Overdue => asOf.Since(First!.LastMonth),
            PromiseState.KeptLate or PromiseState.KeptOnTime => reached!.Value.Since(First!.LastMonth),
            _ => Current!.LastMonth.Since(First!.LastMonth),
        };
    }

    public ItemCode Item { get; }

    /// <summary>The scope that set it, or the sites of it that are to make it.</summary>
    public Extent Extent { get; }

    /// <summary>The target as it was stated last, with its date and source. Of a range, the lower end is what is promised.</summary>
    public Baseline Latest => Stated[^1];

    /// <summary>The records that state it, in the order in which it was stated.</summary>
    public IReadOnlyList<Baseline> Stated { get; }

    /// <summary>When it was due first; null if no source says when.</summary>
    public Period? First { get; }

    /// <summary>When it is due now; null if the latest source does not say when.</summary>
    public Period? Current { get; }

    /// <summary>The latest total observed of the item in the same extent by the as-of month; null if there is none.</summary>
    public Baseline? Observed { get; }

    /// <summary>What is observed, as a share of the target; null if nothing is, or if the target is 0.</summary>
    public double? Share { get; }

    public PromiseState State { get; }

    /// <summary>
    /// The months from the last month in which it was due first to the month in which as much was observed, or to the as-of month as a minimum, or to the date it
    /// was moved to. Negative if early; null without a date.
    /// </summary>
    public int? MonthsLate { get; }

    private double Lowest => Latest.Lowest;

    /// <summary>All targets of a register, by item, extent and rate.</summary>
    /// <param name="register">The records.</param>
    /// <param name="asOf">The month as of which they are judged.</param>
    public static IEnumerable<TargetPromise> Of(Register register, Month asOf)
    {
        var observed = register.Baselines
            .Where(total => total is { Kind: BaselineKind.Baseline, AsOf: not null } && total.AsOf.Month <= asOf)
            .ToLookup(total => (total.Item, total.Extent));
        return
            from target in register.Baselines
            where target.Kind == BaselineKind.Target
            group target by (target.Item, target.Extent, target.Lowest, target.Highest) into same
            orderby same.Key.Item, same.Key.Extent, same.Key.Lowest, same.Key.Highest
            select new TargetPromise(
                [
                    .. same.OrderBy(target => target.Source.Date is not null).ThenBy(target => target.Source.Date?.Last)
                        .ThenBy(target => target.AsOf?.Last).ThenBy(target => target.Id.Value, StringComparer.Ordinal),
                ],
                [
                    .. observed[(same.Key.Item, same.Key.Extent)].OrderBy(total => total.AsOf!.Month).ThenByDescending(total => total.Source.Confidence)
                        .ThenByDescending(total => total.Lowest).ThenByDescending(total => total.Id.Value, StringComparer.Ordinal),
                ],
                asOf);
    }
}
