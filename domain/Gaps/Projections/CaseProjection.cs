using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Projections;

/// <summary>The capacities and outputs of one case.</summary>
/// <param name="Projection">The projection of the register.</param>
/// <param name="Case">The case.</param>
/// <param name="Forecast">The capacities.</param>
/// <param name="Lower">The outputs at the lower bound of capacity: the headline figures, and the start of every analysis.</param>
/// <param name="Upper">The outputs at the upper bound; the same object if the bounds are equal.</param>
public sealed record CaseProjection(Projection Projection, ForecastCase Case, Forecast Forecast, Production Lower, Production Upper)
{
    internal static CaseProjection Of(Projection projection, ForecastCase forecast)
    {
        var sharing = projection.Sharing();
        var registered = new Forecast(projection.CurrentCapacity, forecast);
        var capacities = projection.Effects?.On(registered, forecast, sharing) ?? registered;
        var lower = new Production(sharing, capacities.Lower);
        var upper = ReferenceEquals(capacities.Lower, capacities.Upper) ? lower : new Production(sharing, capacities.Upper);
        return new CaseProjection(projection, forecast, capacities, lower, upper);
    }

    /// <summary>Units a month; null if nothing is known of the product.</summary>
    public AtBounds? Output(int product, int month) =>
        Forecast.Capacity(Projection.Explosion.Products[product], month) is null
            ? null
            : new AtBounds(Lower.Outputs[month, product], Upper.Outputs[month, product]);
}
