using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Projections;

/// <summary>The capacities and outputs of one outlook: the start of every analysis.</summary>
/// <param name="Projection">The projection of the register.</param>
/// <param name="Outlook">Which plans count, and how the unstated part grows.</param>
/// <param name="Forecast">The capacities.</param>
/// <param name="Production">The outputs.</param>
public sealed record CaseProjection(Projection Projection, Outlook Outlook, Forecast Forecast, Production Production)
{
    internal static CaseProjection Of(Projection projection, Outlook outlook, Growth growth)
    {
        var sharing = projection.Sharing();
        var registered = new Forecast(projection.CurrentCapacity, growth, outlook.Reading);
        var forecast = projection.Effects?.On(registered, outlook, sharing) ?? registered;
        return new CaseProjection(projection, outlook, forecast, new Production(sharing, forecast.Capacities));
    }

    /// <summary>Units a month, infinite if nothing limits it; null if nothing is known of the product.</summary>
    public double? Output(int product, int month) =>
        Projection.Explosion.Products[product] is var item && Forecast.IsKnown(item, month) && Forecast.IsMade(item, month)
            ? Production.Outputs[month, product]
            : null;

    /// <summary>The part of an item's present whose growth nobody has stated, or what a scenario leaves of it; units a month.</summary>
    public double Unstated(int item, int month) =>
        Projection.Effects?.Unstated(item, month, Outlook.Reading) ?? Projection.CurrentCapacity.Unstated.Of(item);

    /// <summary>
    /// What a product with a goal makes together with its successors, units a month, infinite if nothing limits it; null if nothing is known of any of
    /// them.
    /// </summary>
    public double? Made(int product, int month) => Sum.Known(Projection.Goals[product]!.Members.Select(member => Output(member, month)));
}
