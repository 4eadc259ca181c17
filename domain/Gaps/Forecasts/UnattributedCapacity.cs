using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Forecasts;

/// <summary>
/// The observed output of one item beyond its registered lines, by scope and month. For each scope it is the observed total less what the scope's
/// parts made in the month of the observation, and never below 0: first the partners, then the EU, then all allies. What lines gain or lose after the
/// observation comes on top. A line or a part that becomes known only later is contained in the observation from then on.
/// </summary>
public sealed class UnattributedCapacity
{
    private readonly PartnerIndex partners;
    private readonly double[]?[] ofPartners;
    private readonly double[]? ofEuropeanUnion;
    private readonly double[]? ofAllied;

    /// <param name="observed">The item's observations by scope.</param>
    /// <param name="contained">By the month of an observation, what it contains of the lines.</param>
    /// <param name="partners">The partners.</param>
    /// <param name="months">The number of months in the horizon.</param>
    public UnattributedCapacity(
        IReadOnlyDictionary<Scope, List<Observation>> observed, Func<int, ContainedRates> contained, PartnerIndex partners, int months)
    {
        this.partners = partners;
        ofPartners = new double[]?[partners.Count];
        ObservedFrom = months;
        if (observed.Count == 0)
        {
            return;
        }

        var members = new List<int>();
        for (var partner = 0; partner < partners.Count; partner++)
        {
            var own = partner;
            ofPartners[partner] = Beyond(observed, Scope.Of(partners[partner]), contained, (lines, _, month) => lines.Of(own, month), months);
            if (partners.IsInEuropeanUnion(partner))
            {
                members.Add(partner);
            }
        }

        ofEuropeanUnion = Beyond(
            observed,
            Scope.EuropeanUnion,
            contained,
            (lines, at, month) => members.Sum(member => lines.Of(member, month) + PartIn(observed, Scope.Of(partners[member]), ofPartners[member], at, month)),
            months);
        ofAllied = Beyond(
            observed,
            Scope.Allied,
            contained,
            (lines, at, month) => PartIn(observed, Scope.EuropeanUnion, ofEuropeanUnion, at, month)
                + Enumerable.Range(0, partners.Count).Sum(partner =>
                    lines.Of(partner, month) + PartIn(observed, Scope.Of(partners[partner]), ofPartners[partner], at, month)),
            months);
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

    /// <summary>What an observation of a whole contains of a part's unattributed output: that of its own month, or what is first observed of the part later.</summary>
    private static double PartIn(IReadOnlyDictionary<Scope, List<Observation>> observed, Scope part, double[]? beyond, int at, int month)
    {
        if (beyond is null)
        {
            return 0;
        }

        var first = observed[part][0].From;
        return month < first ? 0 : beyond[Math.Clamp(at, first, beyond.Length - 1)];
    }

    private static double[]? Beyond(
        IReadOnlyDictionary<Scope, List<Observation>> observed,
        Scope scope,
        Func<int, ContainedRates> contained,
        Func<ContainedRates, int, int, double> accounted,
        int months)
    {
        if (!observed.TryGetValue(scope, out var observations))
        {
            return null;
        }

        var beyond = new double[months];
        foreach (var (number, observation) in observations.Index())
        {
            var lines = contained(observation.At);
            var until = number + 1 < observations.Count ? observations[number + 1].From : months;
            for (var month = observation.From; month < until; month++)
            {
                beyond[month] = Math.Max(0, observation.Rate - accounted(lines, observation.At, month));
            }
        }

        return beyond;
    }
}
