using CoProduction.Goals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>
/// The observed output of one item beyond its registered lines, by extent and month. For each extent it is the observed total less what its
/// parts made in the month of the observation, and never below 0: first named sites, then their partners, then the EU, then all allies. What lines gain
/// or lose after the observation comes on top. A line or a part that becomes known only later is contained in the observation from then on.
/// </summary>
/// <remarks>
/// What named sites make beyond their lines ends when the last of them is idle or closed. Of two totals that share a site, the one of more sites contains what
/// is left of the other. Sites of several partners come after these partners, and their total contains what is left of them: it may be the same output.
/// </remarks>
public sealed class UnattributedCapacity
{
    private readonly PartnerIndex partners;
    private readonly List<Rest> rests = [];
    private readonly double[]?[] ofPartners;
    private readonly double[]? ofEuropeanUnion;
    private readonly double[]? ofAllied;

    /// <param name="observed">The item's observations by extent.</param>
    /// <param name="contained">By the month of an observation and the sites it names, what it contains of the lines.</param>
    /// <param name="isOpen">Whether something can be made in a month.</param>
    /// <param name="partners">The partners.</param>
    /// <param name="months">The number of months in the horizon.</param>
    /// <param name="hopeful">Whether an observation is the most that it states.</param>
    public UnattributedCapacity(
        IReadOnlyDictionary<Extent, List<Observation>> observed,
        Func<int, IReadOnlyList<SiteId>, ContainedRates> contained,
        Func<Extent, int, bool> isOpen,
        PartnerIndex partners,
        int months,
        bool hopeful = false)
    {
        this.partners = partners;
        ofPartners = new double[]?[partners.Count];
        ObservedFrom = months;
        if (observed.Count == 0)
        {
            return;
        }

        var named = observed.Keys.Where(extent => !extent.IsWhole).OrderBy(extent => extent.Sites.Count).ThenBy(extent => extent)
            .ToLookup(extent => HolderOf(extent).Partner is not null);
        foreach (var extent in named[true])
        {
            Add(extent, HolderOf(extent), (lines, month) => lines.OfAll(month), rest => rest.Extent.Overlaps(extent));
        }

        for (var partner = 0; partner < partners.Count; partner++)
        {
            var (own, scope) = (partner, Scope.Of(partners[partner]));
            Add(Extent.Of(scope), scope, (lines, month) => lines.Of(own, month), rest => rest.Holder == scope);
            ofPartners[partner] = SumOf(scope);
        }

        foreach (var extent in named[false])
        {
            Add(
                extent,
                HolderOf(extent),
                (lines, month) => lines.OfAll(month),
                rest => rest.Extent.Overlaps(extent) || extent.Sites.Any(site => rest.Holder.Partner == site.Partner));
        }

        int[] members = [.. Enumerable.Range(0, partners.Count).Where(partners.IsInEuropeanUnion)];
        Add(Extent.Of(Scope.EuropeanUnion), Scope.EuropeanUnion, (lines, month) => members.Sum(member => lines.Of(member, month)), IsOfEuropeanUnion);
        Add(Extent.Of(Scope.Allied), Scope.Allied, (lines, month) => lines.OfAll(month), _ => true);
        (ofEuropeanUnion, ofAllied) = (SumOf(Scope.EuropeanUnion), SumOf(Scope.Allied));
        ObservedFrom = observed.Values.Min(observations => observations[0].From);

        void Add(Extent extent, Scope holder, Func<ContainedRates, int, double> linesOf, Func<Rest, bool> isPart)
        {
            if (observed.TryGetValue(extent, out var observations))
            {
                Rest[] parts = [.. rests.Where(isPart)];
                var beyond = new double[months];
                foreach (var (number, observation) in observations.Index())
                {
                    var (lines, total) = (contained(observation.At, extent.Sites), hopeful ? observation.Most : observation.Rate);
                    var until = number + 1 < observations.Count ? observations[number + 1].From : months;
                    for (var month = observation.From; month < until; month++)
                    {
                        var accounted = linesOf(lines, month) + parts.Sum(part => isOpen(part.Extent, observation.At) ? part.In(observation.At, month) : 0);
                        beyond[month] = Math.Max(0, total - accounted);
                    }
                }

                rests.Add(new Rest(extent, holder, beyond, [.. beyond.Select((rate, month) => isOpen(extent, month) ? rate : 0)], observations[0].From));
            }
        }
    }

    /// <summary>The first month with an observation; the number of months if there is none.</summary>
    public int ObservedFrom { get; }

    /// <summary>
    /// What is observed, each with its unattributed units a month, month by month, and with the scope that they are a part of. A part comes before its whole.
    /// </summary>
    public IEnumerable<(Extent Extent, Scope Holder, IReadOnlyList<double> Rates)> ByExtent =>
        rests.Select(rest => (rest.Extent, rest.Holder, (IReadOnlyList<double>)rest.Made));

    /// <summary>One partner's observed output beyond its registered lines, units a month; without its part of what is observed of several partners.</summary>
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

    private Scope HolderOf(Extent extent)
    {
        CountryCode[] owners = [.. extent.Sites.Select(site => site.Partner).Distinct()];
        return owners is [var only] ? Scope.Of(only)
            : Array.TrueForAll(owners, owner => partners.IsInEuropeanUnion(partners.NumberOf(owner))) ? Scope.EuropeanUnion
            : Scope.Allied;
    }

    private bool IsOfEuropeanUnion(Rest rest) =>
        rest.Holder == Scope.EuropeanUnion || (rest.Holder.Partner is { } partner && partners.IsInEuropeanUnion(partners.NumberOf(partner)));

    private double[]? SumOf(Scope holder)
    {
        double[][] own = [.. rests.Where(rest => rest.Holder == holder).Select(rest => rest.Made)];
        return own.Length switch
        {
            0 => null,
            1 => own[0],
            _ => [.. own[0].Select((_, month) => own.Sum(rates => rates[month]))],
        };
    }

    /// <summary>What is left of an observed total.</summary>
    /// <param name="Extent">What was observed.</param>
    /// <param name="Holder">The scope that it is a part of.</param>
    /// <param name="Beyond">By month, units a month, as if nothing had closed.</param>
    /// <param name="Made">By month, units a month.</param>
    /// <param name="From">The first month with an observation.</param>
    private sealed record Rest(Extent Extent, Scope Holder, double[] Beyond, double[] Made, int From)
    {
        /// <summary>What an observation of a whole contains of it: that of its own month, or what is first observed of it later.</summary>
        public double In(int at, int month) => month < From ? 0 : Beyond[Math.Clamp(at, From, Beyond.Length - 1)];
    }
}
