using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The loss of items and products under an embargo.</summary>
/// <param name="From">The first month in which the embargo takes effect, after stocks; null if that is not within the horizon.</param>
/// <param name="Minerals">The embargo of each mineral alone, in the order of their codes.</param>
/// <param name="Together">The products' loss under the embargo of all of them.</param>
public sealed record EmbargoReport(Month? From, IReadOnlyList<MineralEmbargo> Minerals, Loss Together)
{
    /// <param name="outcome">The outlook without the embargo.</param>
    /// <param name="embargo">The embargo.</param>
    public static EmbargoReport Of(CaseProjection outcome, Embargo embargo)
    {
        var projection = outcome.Projection;
        var asked = projection.Register.MineralChains.Where(chain => embargo.Minerals.Count == 0 || embargo.Minerals.Contains(chain.Mineral));
        return new EmbargoReport(
            FirstMonth(projection, embargo),
            [
                .. from chain in asked
                   let loss = MineralLoss.Of(chain, embargo.Countries)
                   where loss is not null
                   select MineralEmbargo.Of(outcome, loss, embargo.OfOnly(chain.Mineral)),
            ],
            MineralEmbargo.Loss(outcome, projection.Under([embargo]).In(outcome.Outlook)));
    }

    private static Month? FirstMonth(Projection projection, Embargo embargo) =>
        Enumerable.Range(0, projection.Horizon.Months).Select(month => (Month?)projection.Horizon.At(month))
            .FirstOrDefault(month => embargo.During.Covers(month!.Value, projection.AsOf, embargo.MonthsOfStock));
}

/// <summary>The cost of embargoing one mineral.</summary>
/// <param name="Shares">The share of it that is lost, by stage and basis, and by whom.</param>
/// <param name="Regions">What the makers in theaters and partners lose whose supply shares are stated, by the theater or partner.</param>
/// <param name="Items">The limited items, and how much less of each is used. The mineral itself comes first if it is used in known quantity.</param>
/// <param name="Products">The products' loss.</param>
public sealed record MineralEmbargo(
    MineralLoss Shares,
    IReadOnlyList<(ShareBasis Region, LossBounds Lost)> Regions,
    IReadOnlyList<(ItemCode Item, UnitsLost Units)> Items,
    Loss Products)
{
    internal static MineralEmbargo Of(CaseProjection outcome, MineralLoss shares, Embargo embargo)
    {
        var projection = outcome.Projection;
        var under = projection.Under([embargo]).In(outcome.Outlook);
        var limits = new EmbargoLimits(projection, [embargo], outcome.Outlook);
        var (before, after) = (Used(outcome, limits), Used(under, limits));
        return new MineralEmbargo(
            shares,
            [.. shares.Regions.Select(region => (region, shares.At(PlaceOf(region, projection.Register))))],
            [
                .. limits.Left.Select(limit => limit.Item).Where(item => IsUsed(before, item))
                    .OrderBy(item => projection.Items[item] != shares.Mineral).ThenBy(item => item)
                    .Select(item => (projection.Items[item], Lost(projection, before, after, item))),
            ],
            Loss(outcome, under));
    }

    /// <summary>What products use of each item; one without a limit uses what its goal asks for.</summary>
    private static MonthTable Used(CaseProjection outcome, EmbargoLimits limits)
    {
        var (forecast, used) = (new EmbargoedForecast(outcome.Projection, limits), outcome.Production.Capacities.Copy());
        for (var month = 0; month < used.Months; month++)
        {
            forecast.Use(outcome.Production.Outputs[month], month, used.Row(month));
        }

        return used;
    }

    private static MakerPlace PlaceOf(ShareBasis region, Register register) =>
        new(region.Partner, region.Theater ?? register.Partners.FirstOrDefault(partner => partner.Code == region.Partner)?.Theater);

    internal static Loss Loss(CaseProjection before, CaseProjection after) =>
        new LossWriting(before.Projection).Of(before.Production.Outputs, after.Production.Outputs);

    private static bool IsUsed(MonthTable used, int item) => Enumerable.Range(0, used.Months).Any(month => used[month, item] > 0);

    private static UnitsLost Lost(Projection projection, MonthTable before, MonthTable after, int item)
    {
        var months = Enumerable.Range(0, projection.Horizon.Months);
        return UnitsLost.Of(
            [.. months.Select(month => before[month, item] - after[month, item])], [.. months.Select(month => projection.Horizon.At(month).Year)]);
    }
}
