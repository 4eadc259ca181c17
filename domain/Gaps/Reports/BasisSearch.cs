using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Reports;

/// <summary>Finds what the baselines of products rest on.</summary>
internal sealed class BasisSearch(Projection projection)
{
    private readonly CurrentCapacity current = projection.CurrentCapacity;
    private readonly Dictionary<string, Baseline> byId = projection.Register.Baselines.ToDictionary(baseline => baseline.Id.Value, StringComparer.Ordinal);
    private readonly ILookup<(ItemCode, Extent, BaselineKind), Baseline> alike =
        projection.Register.Baselines.ToLookup(baseline => (baseline.Item, baseline.Extent, baseline.Kind));

    /// <summary>What a product's goal rests on, together with those that share it; null without a goal.</summary>
    public BaselineBasis? Of(int product)
    {
        if (projection.Goals[product] is not { } goal)
        {
            return null;
        }

        int[] items = [.. goal.Members.Select(member => projection.Explosion.Products[member])];
        BasisObservation[] observations = [.. items.SelectMany(item => Observations(item, goal.Start))];
        (Confidence Confidence, double Units)[] lines =
            [.. items.SelectMany(item => current.Lines.Of(item)).Where(line => line.Output.At(goal.Start) is not null)
                .Select(line => (LineParts.SourceOf(line).Confidence, line.Output!.At(goal.Start)!.Value))];
        return new BaselineBasis(
            observations,
            lines.Sum(line => line.Units),
            [
                .. from confidence in Enum.GetValues<Confidence>()
                   let units = lines.Where(line => line.Confidence == confidence).Sum(line => line.Units)
                       + observations.Where(each => each.Observed.Source.Confidence == confidence).Sum(each => each.Beyond)
                   where units > 0
                   select (confidence, units / goal.Baseline),
            ],
            [.. items.SelectMany(item => OtherSides(item, goal))]);
    }

    private IEnumerable<BasisObservation> Observations(int item, int month)
    {
        var beyond = current.Unattributed(item).ByExtent.ToDictionary(each => each.Extent, each => each.Rates[month]);
        return
            from extent in current.Observations.Of(projection.Items[item])
            let held = extent.Value.FindLast(each => each.From <= month)
            where held is not null
            select new BasisObservation(held.Baseline, beyond.GetValueOrDefault(extent.Key));
    }

    private IEnumerable<OtherSide> OtherSides(int item, ProductGoal goal) =>
        from observed in Observations(item, goal.Start).Select(each => each.Observed)
        from believed in observed.Includes.Select(id => byId.GetValueOrDefault(id.Value)).OfType<Baseline>().Prepend(observed)
        from other in alike[(believed.Item, believed.Extent, believed.Kind)]
        where other.Lowest != believed.Lowest && (believed == observed ? other.AsOf?.Month == observed.AsOf?.Month : AreOfOneTime(other, believed))
        let change = other.Lowest - believed.Lowest
        let baseline = goal.Baseline + Changed(item, observed, change, goal.Start)
        select new OtherSide(observed, believed, other, baseline, goal.EndRate * baseline / goal.Baseline);

    // What was said years before may have been true then.
    private static bool AreOfOneTime(Baseline other, Baseline believed) =>
        (other.AsOf, believed.AsOf) is not ({ } one, { } two) || Math.Abs(one.Month.Since(two.Month)) <= EvidenceReport.UsualStaleAfter;

    /// <summary>How much more would be made of an item in a month if an observed total were another; units a month.</summary>
    private double Changed(int item, Baseline observed, double change, int month)
    {
        var others = new SortedDictionary<Extent, List<Observation>>();
        foreach (var (extent, observations) in current.Observations.Of(projection.Items[item]))
        {
            others[extent] = [.. observations.Select(each => each.Baseline == observed ? each.With(change) : each)];
        }

        var before = current.Unattributed(item, current.Observations.Of(projection.Items[item]), withPlans: false);
        return current.Unattributed(item, others, withPlans: false).Total(month) - before.Total(month);
    }
}
