namespace CoProduction.Gaps.Resilience;

/// <summary>How far a supply depends on few holders: sites, partners, theaters or countries.</summary>
/// <param name="Hhi">The Herfindahl-Hirschman index, the sum of the squared percentages: more than 0, at most 10,000 (a single holder).</param>
/// <param name="EffectiveNumber">The number of equal holders that would have this index; at least 1.</param>
/// <param name="Top">The largest holder; on a tie, the first in the order of the holders.</param>
/// <param name="TopPercent">The share of the largest holder, more than 0, at most 100 percent.</param>
public sealed record Concentration<THolder>(double Hhi, double EffectiveNumber, THolder Top, double TopPercent)
{
    /// <param name="holders">
    /// What each holder has, all in one unit, in any order. Amounts of 0 or less are left out.
    /// </param>
    /// <returns>Null if nobody holds anything.</returns>
    public static Concentration<THolder>? Of(IEnumerable<(THolder Holder, double Units)> holders)
    {
        // The last bit of a sum depends on the order of its terms.
        var held = holders.Where(each => each.Units > 0).OrderBy(each => each.Holder).ToList();
        var total = held.Sum(each => each.Units);
        if (held.Count == 0)
        {
            return null;
        }

        var top = held.MaxBy(each => each.Units);
        var hhi = held.Sum(each => (100 * each.Units / total) * (100 * each.Units / total));
        return new Concentration<THolder>(hhi, 10_000 / hhi, top.Holder, 100 * top.Units / total);
    }
}
