using CoProduction.Gaps.Bottlenecks;
using CoProduction.Gaps.Levers;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Candidates;

/// <summary>Collects the reasons, place by place, for making each item that limits a product in one month.</summary>
internal sealed class CandidateSearch
{
    private readonly CaseProjection outcome;
    private readonly int month;
    private readonly LineReasons lines;
    private readonly AgreementReasons agreements;
    private readonly MaintenanceReasons maintenance;
    private readonly Dictionary<CountryCode, Theater> theaters;

    public CandidateSearch(CaseProjection outcome, int month)
    {
        (this.outcome, this.month) = (outcome, month);
        lines = new LineReasons(outcome, month);
        agreements = new AgreementReasons(outcome.Projection);
        maintenance = new MaintenanceReasons(outcome.Projection);
        theaters = outcome.Projection.Register.Partners.ToDictionary(partner => partner.Code, partner => partner.Theater);
    }

    public IEnumerable<ItemCandidates> All()
    {
        var levers = ProductLevers.Of(outcome, month).ToDictionary(each => each.Product);
        var at = outcome.Projection.Horizon.At(month);
        return
            from bottlenecks in ProductBottlenecks.Of(outcome)
            from item in StepsIn(bottlenecks, at)
            select Of(bottlenecks.Product, item.Item, item.Step, levers[bottlenecks.Product]);
    }

    private static IEnumerable<(ItemCode Item, int Step)> StepsIn(ProductBottlenecks bottlenecks, Month at) =>
        from period in bottlenecks.Periods
        where period.From <= at && at <= period.To
        from step in period.Steps.Index()
        from item in step.Item.Items
        select (item, step.Index + 1);

    private ItemCandidates Of(ItemCode product, ItemCode item, int step, ProductLevers levers)
    {
        var lever = levers.Alone.FirstOrDefault(each => each.Step[0].Item == item);
        return new ItemCandidates(
            product,
            item,
            step,
            lever,
            [.. levers.Pairs.Where(pair => pair.Step.Any(added => added.Item == item))],
            Candidate.Ranked(Candidates(outcome.Projection.Items.Find(item)!.Value, WorthOf(product, item, lever))));
    }

    private Worth WorthOf(ItemCode product, ItemCode item, Lever? lever)
    {
        var (items, explosion) = (outcome.Projection.Items, outcome.Projection.Explosion);
        var number = explosion.Products.Index().First(each => items[each.Item] == product).Index;
        var goal = outcome.Projection.Goals[number]!;
        return new Worth(
            lever,
            explosion.Uses.Quantity(number, items.Find(item)!.Value),
            goal.PathAt(month) - goal.MadeOf(outcome.Production.Outputs[month]));
    }

    private IEnumerable<Candidate> Candidates(int item, Worth worth)
    {
        var madeIn = outcome.Projection.CurrentCapacity.Lines.Of(item)
            .Where(line => line.Status == SiteStatus.Operating)
            .Select(line => TheaterOf(line.Factory.Partner))
            .ToHashSet();
        var places = lines.Of(item)
            .Select(each => (Place: (each.Factory.Partner, (SiteId?)each.Factory.Id), each.Reason))
            .Concat(maintenance.Of(item)
                .Where(site => IsNew(site.Partner))
                .Select(site => (
                    Place: (site.Partner, (SiteId?)site.Id), Reason: new Reason(ReasonKind.MaintenanceElsewhere, site.Id.Value, site.Source))))
            .GroupBy(each => each.Place, each => each.Reason)
            .ToList();
        var withSite = places.Select(place => place.Key.Partner).ToHashSet();
        return places.Select(place => Of(place.Key, place))
            .Concat(agreements.PartnersOn(item).Distinct()
                .Where(partner => !withSite.Contains(partner))
                .Select(partner => Of((partner, null), [])));

        bool IsNew(CountryCode partner) => TheaterOf(partner) is { } theater && !madeIn.Contains(theater);

        Candidate Of((CountryCode Partner, SiteId? Site) place, IEnumerable<Reason> reasons) =>
            Candidate.Of(place, TheaterOf(place.Partner), IsNew(place.Partner), [.. reasons, .. agreements.Of(item, place.Partner)], worth);
    }

    private Theater? TheaterOf(CountryCode partner) => theaters.TryGetValue(partner, out var theater) ? theater : null;
}
