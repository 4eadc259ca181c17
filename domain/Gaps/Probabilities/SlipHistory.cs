using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far the register's own plans have slipped, from the first promise on. Promises without a date are left out.</summary>
/// <remarks>
/// The slip of a plan that has not come is not known yet, only that it will be no less than so many months (it is censored). The distribution is
/// the product-limit estimate (Kaplan and Meier, 1958): for each slip in turn, the share of those known to slip so far or further that came with exactly
/// it.
/// </remarks>
/// <param name="DatesMoved">How many times a promised month was replaced by another.</param>
/// <param name="Delivered">
/// The slips in months, ascending, of commissioned plans with an earlier stage on record. One that the register first learned of when it was
/// commissioned says nothing about a promise.
/// </param>
/// <param name="Outstanding">
/// The least slips in months, ascending, of the others: how far the date has moved; if the date has passed, the months from the first promise to the
/// as-of month. A plan that was cancelled or withdrawn counts with how far its date had moved, because it is not waited for any longer.
/// </param>
public sealed record SlipHistory(int DatesMoved, IReadOnlyList<int> Delivered, IReadOnlyList<int> Outstanding)
{
    /// <summary>How many plans must have been delivered before the history replaces the defaults. Only their slips are known in full.</summary>
    public const int Enough = 20;

    public bool IsEnough => Delivered.Count >= Enough;

    /// <param name="register">The records.</param>
    /// <param name="asOf">The as-of month. A promise for an earlier month that is not commissioned is overdue.</param>
    public static SlipHistory Of(Register register, Month asOf)
    {
        var (moved, delivered, outstanding) = (0, new List<int>(), new List<int>());
        foreach (var plan in register.Counted().Factories.SelectMany(factory => factory.Lines).SelectMany(line => line.Plans))
        {
            if (plan.DatePrecision == DatePrecision.Placeholder || plan.ReplacedBy is not null)
            {
                continue;
            }

            moved += Moves(plan);
            if (plan.Stage != PlanStage.Commissioned)
            {
                outstanding.Add(LeastSlip(plan, asOf));
            }
            else if (plan.History.Any(revision => !revision.IsCorrected && revision.Terms.Stage < PlanStage.Commissioned))
            {
                delivered.Add(plan.SlipMonths);
            }
        }

        return new SlipHistory(moved, [.. delivered.Order()], [.. outstanding.Order()]);
    }

    /// <summary>The distribution of the slips.</summary>
    /// <remarks>
    /// What slips more than any plan delivered so far is shared evenly by those outstanding that are known to. Each of them slips as
    /// <paramref name="beyond"/> says of slips no less than its own, or by exactly its own if that distribution has none.
    /// </remarks>
    /// <param name="beyond">The distribution without a history.</param>
    /// <exception cref="InvalidOperationException">Nothing has been delivered.</exception>
    public SlipDistribution Distribution(SlipDistribution beyond)
    {
        if (Delivered.Count == 0)
        {
            throw new InvalidOperationException("Nothing has been delivered.");
        }

        var (shares, left) = (new SortedDictionary<int, double>(), 1.0);
        foreach (var came in Delivered.GroupBy(months => months).OrderBy(same => same.Key))
        {
            // What is outstanding with exactly this least slip may still come with it, so it is not known to have passed it.
            var waiting = Delivered.Count(months => months >= came.Key) + Outstanding.Count(least => least > came.Key);
            shares[came.Key] = left * came.Count() / waiting;
            left = left * (waiting - came.Count()) / waiting;
        }

        var last = shares.Keys.Last();
        var waitingLongest = Outstanding.Where(least => least > last).ToList();
        foreach (var least in waitingLongest.GroupBy(months => months).OrderBy(same => same.Key))
        {
            AddTail(shares, beyond, least.Key, left * least.Count() / waitingLongest.Count);
        }

        return SlipDistribution.Of([.. shares.Select(each => (each.Key, each.Value))]);
    }

    private static void AddTail(SortedDictionary<int, double> shares, SlipDistribution beyond, int least, double share)
    {
        var longer = beyond.Slips.Where(months => months >= least).Select(months => (int)months).DefaultIfEmpty(least).ToList();
        foreach (var same in longer.GroupBy(months => months))
        {
            shares[same.Key] = shares.GetValueOrDefault(same.Key) + (share * same.Count() / longer.Count);
        }
    }

    private static int LeastSlip(Plan plan, Month asOf) =>
        !plan.IsOff && plan.Effective < asOf
            ? plan.SlipMonths + asOf.Since(plan.Effective)
            : plan.SlipMonths;

    private static int Moves(Plan plan)
    {
        var promised = plan.History.Where(revision => !revision.IsCorrected).Select(revision => revision.Terms.Effective).Append(plan.Effective).ToArray();
        return promised.Zip(promised.Skip(1)).Count(pair => pair.First != pair.Second);
    }
}
