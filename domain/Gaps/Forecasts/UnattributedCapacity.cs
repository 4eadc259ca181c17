using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Forecasts;

/// <summary>
/// The observed output of one item beyond its registered lines, by scope and month. For each scope it is the observed total less what the scope's
/// parts account for, and never below 0: first the partners, then the EU, then all allies.
/// </summary>
public sealed class UnattributedCapacity
{
    private readonly PartnerIndex partners;
    private readonly double[]?[] ofPartners;
    private readonly double[]? ofEuropeanUnion;
    private readonly double[]? ofAllied;

    /// <param name="observed">The item's observations by scope.</param>
    /// <param name="current">The item's known present rates, by the partner's number, units a month.</param>
    /// <param name="partners">The partners.</param>
    /// <param name="months">The number of months in the horizon.</param>
    public UnattributedCapacity(
        IReadOnlyDictionary<Scope, List<Observation>> observed, Func<int, double> current, PartnerIndex partners, int months)
    {
        this.partners = partners;
        ofPartners = new double[]?[partners.Count];
        ObservedFrom = months;
        if (observed.Count == 0)
        {
            return;
        }

        var europeanUnion = new double[months];
        var others = new double[months];
        for (var partner = 0; partner < partners.Count; partner++)
        {
            var rate = current(partner);
            var beyond = Beyond(observed, Scope.Of(partners[partner]), _ => rate, months);
            ofPartners[partner] = beyond;
            var group = partners.IsInEuropeanUnion(partner) ? europeanUnion : others;
            for (var month = 0; month < months; month++)
            {
                group[month] += rate + (beyond?[month] ?? 0);
            }
        }

        ofEuropeanUnion = Beyond(observed, Scope.EuropeanUnion, month => europeanUnion[month], months);
        ofAllied = Beyond(
            observed, Scope.Allied, month => europeanUnion[month] + (ofEuropeanUnion?[month] ?? 0) + others[month], months);
        ObservedFrom = observed.Values.Min(observations => observations[0].From);
    }

    /// <summary>The first month with an observation; the number of months if there is none.</summary>
    public int ObservedFrom { get; }

    /// <summary>The observed scopes, each with its unattributed units a month, month by month: partners, EU, ALLIED.</summary>
    public IEnumerable<(Scope Scope, IReadOnlyList<double> Rates)> ByScope =>
        ofPartners.Index().Select(entry => (Scope: Scope.Of(partners[entry.Index]), Rates: entry.Item))
            .Append((Scope: Scope.EuropeanUnion, Rates: ofEuropeanUnion))
            .Append((Scope: Scope.Allied, Rates: ofAllied))
            .Where(entry => entry.Rates is not null)
            .Select(entry => (entry.Scope, (IReadOnlyList<double>)entry.Rates!));

    /// <summary>One partner's observed output beyond its registered lines, units a month; without its part of the EU's or of all allies'.</summary>
    public double OfPartner(int partner, int month) => ofPartners[partner]?[month] ?? 0;

    /// <summary>The EU's observed output beyond its members' part, units a month.</summary>
    public double OfEuropeanUnion(int month) => ofEuropeanUnion?[month] ?? 0;

    /// <summary>All allies' observed output beyond all other parts, units a month.</summary>
    public double OfAllied(int month) => ofAllied?[month] ?? 0;

    /// <summary>All scopes together, units a month.</summary>
    public double Total(int month)
    {
        var total = 0.0;
        foreach (var rates in ofPartners)
        {
            total += rates?[month] ?? 0;
        }

        return total + OfEuropeanUnion(month) + OfAllied(month);
    }

    /// <summary>
    /// The least amount by which newly published rates are new capacity. They first replace their partner's unattributed capacity, then the EU's if
    /// the partner is a member, then that of all allies, then <paramref name="elsewhere"/>. The rest is new.
    /// </summary>
    /// <param name="of">The numbers of the partners that have newly published rates.</param>
    /// <param name="newlyPublished">The newly published rates of each of them, units a month.</param>
    /// <param name="elsewhere">Other capacity without a known maker that they may replace, units a month.</param>
    /// <param name="month">The month.</param>
    /// <param name="left">The share of the unattributed capacity that remains. The capacity elsewhere is given as what remains of it.</param>
    public double Excess(ReadOnlySpan<int> of, ReadOnlySpan<double> newlyPublished, double elsewhere, int month, in UnattributedShares left)
    {
        var (europeanUnion, others) = (0.0, 0.0);
        for (var place = 0; place < of.Length; place++)
        {
            var beyond = Beyond(newlyPublished[place], OfPartner(of[place], month) * left.OfPartner(of[place]));
            if (partners.IsInEuropeanUnion(of[place]))
            {
                europeanUnion += beyond;
            }
            else
            {
                others += beyond;
            }
        }

        return Excess(
            europeanUnion, others, OfEuropeanUnion(month) * left.OfEuropeanUnion, OfAllied(month) * left.OfNobodyKnown, elsewhere);
    }

    /// <summary>How far what comes to light of one partner exceeds what is unattributed of it, units a month.</summary>
    public static double Beyond(double newlyPublished, double unattributed) => Math.Max(0, newlyPublished - unattributed);

    /// <summary>
    /// The same for rates already reduced by their own partners' unattributed capacity: the sum of the EU's members, and that of all others, less what
    /// they replace of the EU's, of all allies' and of other capacity without a known maker.
    /// </summary>
    public static double Excess(double ofMembers, double ofOthers, double europeanUnion, double allied, double elsewhere) =>
        Math.Max(0, Math.Max(0, Math.Max(0, ofMembers - europeanUnion) + ofOthers - allied) - elsewhere);

    private static double[]? Beyond(
        IReadOnlyDictionary<Scope, List<Observation>> observed, Scope scope, Func<int, double> accounted, int months)
    {
        if (!observed.TryGetValue(scope, out var observations))
        {
            return null;
        }

        var beyond = new double[months];
        foreach (var (number, observation) in observations.Index())
        {
            var until = number + 1 < observations.Count ? observations[number + 1].From : months;
            for (var month = observation.From; month < until; month++)
            {
                beyond[month] = Math.Max(0, observation.Rate - accounted(month));
            }
        }

        return beyond;
    }
}
