using System.Globalization;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Plans;

/// <summary>The ids of plans that are stated without one: x1, x2, and so on; or those of the plans that they restate.</summary>
public static class PlanIds
{
    /// <summary>The id of the plan at a place in a list, from 1.</summary>
    public static Keyword At(int place) => Parsed.As<Keyword>(string.Create(CultureInfo.InvariantCulture, $"x{place}"));

    /// <summary>Everything that a plan states, except its id and history.</summary>
    public static object Promise(Plan plan) => (plan.Terms, plan.DatePrecision, plan.Source, plan.ReplacedBy, plan.Withdrawn);

    /// <summary>The plans in the order of what they promise, first of the month, and of their history.</summary>
    public static IOrderedEnumerable<TRow> InOrder<TRow>(IEnumerable<TRow> rows, Func<TRow, Plan> of) =>
        rows.OrderBy(row => of(row).Effective)
            .ThenBy(row => of(row).Terms.TotalRate(most: false))
            .ThenBy(row => of(row).Terms.AddedRate(most: false))
            .ThenBy(row => of(row).RampMonths)
            .ThenBy(row => of(row).Stage)
            .ThenBy(row => of(row).DatePrecision)
            .ThenBy(row => TextOf(of(row).Terms), StringComparer.Ordinal)
            .ThenBy(row => of(row).Source.Citation, StringComparer.Ordinal)
            .ThenBy(row => of(row).Source.Url, StringComparer.Ordinal)
            .ThenBy(row => of(row).Source.Date?.Text, StringComparer.Ordinal)
            .ThenBy(row => of(row).Source.Confidence)
            .ThenBy(row => of(row).Source.Notes, StringComparer.Ordinal)
            .ThenBy(row => of(row).Withdrawn)
            .ThenBy(row => of(row).ReplacedBy?.Value, StringComparer.Ordinal)
            .ThenBy(row => string.Join(';', of(row).History.Select(TextOf)), StringComparer.Ordinal);

    /// <param name="former">The plans that the line has.</param>
    /// <param name="stated">The plans that are stated, each with its id if it is given.</param>
    /// <returns>
    /// The plans of the line, stated anew or as they were, in its order; then the new ones with an id in the order in which they are given, and those without
    /// one in the order of what they promise. A plan without an id restates one that is equal, or one of the same rate, in whatever time it is stated; otherwise it is new.
    /// </returns>
    public static IReadOnlyList<Plan> Assign(IReadOnlyList<Plan> former, IReadOnlyList<(Keyword? Id, Plan Plan)> stated)
    {
        (Keyword? Id, Plan Plan)[] rows = [.. stated.Where(row => row.Id is not null), .. InOrder(stated.Where(row => row.Id is null), row => row.Plan)];
        var ids = rows.Select(row => row.Id).ToArray();
        var left = InOrder(former.Where(plan => !ids.Contains(plan.Id)), plan => plan).ToList();
        Match((earlier, now) => Promise(earlier).Equals(Promise(now)));
        Match((earlier, now) => RateOf(earlier.Terms) == RateOf(now.Terms));

        var next = 1;
        var places = former.Index().ToDictionary(place => place.Item.Id, place => place.Index);
        return
        [
            .. left.Concat(rows.Select((row, index) => row.Plan.Named(ids[index] ??= Free())))
                .OrderBy(plan => places.GetValueOrDefault(plan.Id, places.Count)),
        ];

        void Match(Func<Plan, Plan, bool> agree)
        {
            foreach (var (index, row) in rows.Index())
            {
                if (ids[index] is null && left.FindIndex(earlier => agree(earlier, row.Plan)) is >= 0 and var found)
                {
                    ids[index] = left[found].Id;
                    left.RemoveAt(found);
                }
            }
        }

        Keyword Free()
        {
            while (ids.Contains(At(next)) || places.ContainsKey(At(next)))
            {
                next++;
            }

            return At(next);
        }
    }

    private static (PlanKind Kind, (double, double)? Total, (double, double)? Added, double? Share) RateOf(PlanTerms terms) =>
        (terms.Kind, AMonth(terms.Total), AMonth(terms.Added), terms.Share);

    private static (double Low, double High)? AMonth(Quantity? rate) => rate is null ? null : (rate.Lowest(null), rate.Highest(null));

    private static string TextOf(PlanRevision revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{revision.Until:yyyy-MM-dd} {TextOf(revision.Terms)} {revision.IsCorrected}");

    private static string TextOf(PlanTerms terms) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{terms.Kind} {terms.Due} {terms.Stage} {TextOf(terms.Total)} {TextOf(terms.Added)} {terms.Share} {terms.Timing} {terms.Until} {terms.RampMonths}");

    private static string TextOf(Quantity? quantity) =>
        quantity is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{quantity.Low}..{quantity.High}/{quantity.Per}");
}
