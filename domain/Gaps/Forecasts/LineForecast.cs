using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>How one line's rate changes over the months in one case.</summary>
/// <remarks>
/// Expansions are taken in the order of month, new rate and id. A total replaces the rate before it, so that rows which are
/// alternatives never add up. Where one month has several totals, the lowest counts, out of caution; in the expected case each
/// counts by its probability, the lowest first.
/// </remarks>
public sealed class LineForecast
{
    private readonly Horizon horizon;
    private readonly ForecastCase forecast;
    private readonly List<Expansion> counted = [];

    public LineForecast(Factory factory, Line line, ForecastCase forecast, Horizon horizon)
    {
        this.horizon = horizon;
        this.forecast = forecast;
        Current = CurrentRate(factory, line);
        Start = new LineRate(Current ?? 0, 0);
        IsUnknown = Current is null && factory.Status is not (SiteStatus.Idle or SiteStatus.Closed);
        var effects = new (Expansion, ExpansionEffect)[line.Expansions.Count];
        Expansion? before = null;
        foreach (var (place, expansion) in InOrder(line.Expansions).Index())
        {
            var effect = EffectOf(factory, line, expansion);
            if (effect == ExpansionEffect.Counted)
            {
                if (forecast != ForecastCase.Expected && IsAlternative(before, expansion))
                {
                    effect = ExpansionEffect.Alternative;
                }
                else
                {
                    counted.Add(before = expansion);
                }
            }

            effects[place] = (expansion, effect);
        }

        Effects = effects;
    }

    /// <summary>What it makes now, units a month; null where unpublished, and where the site stands idle or closed.</summary>
    public double? Current { get; }

    /// <summary>Whether it may make something now, but nobody says how much.</summary>
    public bool IsUnknown { get; }

    /// <summary>The rate before any expansion.</summary>
    public LineRate Start { get; }

    /// <summary>Each expansion in order, with what becomes of it.</summary>
    public IReadOnlyList<(Expansion Expansion, ExpansionEffect Effect)> Effects { get; }

    /// <summary>The first month of the horizon in which an expansion is in effect, or null where none ever is.</summary>
    public int? ChangesFrom => counted.Count == 0 ? null : Math.Max(0, horizon.IndexOf(counted[0].Effective));

    public static double? CurrentRate(Factory factory, Line line) =>
        factory.Status is SiteStatus.Idle or SiteStatus.Closed ? null : line.Rate?.Units;

    /// <summary>The rate in a month of the horizon.</summary>
    public LineRate At(int month)
    {
        var rate = Start;
        foreach (var expansion in counted)
        {
            var since = month - horizon.IndexOf(expansion.Effective);
            if (since < 0)
            {
                break;
            }

            var after = expansion.NewRate is { } total
                ? new LineRate(total.Units, 0)
                : rate with { Added = rate.Added + expansion.AddedRate!.Value.Units };
            var reached = Math.Min(1, (since + 1.0) / (expansion.RampMonths + 1));
            rate = rate.Toward(after, reached * forecast.ShareOf(expansion.Stage));
        }

        return rate;
    }

    private static IEnumerable<Expansion> InOrder(IReadOnlyList<Expansion> expansions) =>
        expansions.Count < 2
            ? expansions
            : expansions.OrderBy(expansion => expansion.Effective)
                .ThenBy(expansion => expansion.NewRate)
                .ThenBy(expansion => expansion.Id.Value, StringComparer.Ordinal);

    private static bool IsAlternative(Expansion? before, Expansion expansion) =>
        before?.NewRate is not null && expansion.NewRate is not null && before.Effective == expansion.Effective;

    private ExpansionEffect EffectOf(Factory factory, Line line, Expansion expansion) =>
        expansion.Stage == ExpansionStage.Cancelled ? ExpansionEffect.Cancelled
        : factory.Status == SiteStatus.Closed ? ExpansionEffect.SiteClosed
        : expansion.NewRate is null && expansion.AddedRate is null ? ExpansionEffect.WithoutRate
        : line.Rate is not null && line.AsOf is { } asOf && expansion.Effective <= asOf.Month ? ExpansionEffect.AlreadyObserved
        : forecast.ShareOf(expansion.Stage) == 0 ? ExpansionEffect.NotInCase
        : expansion.Effective > horizon.Last ? ExpansionEffect.AfterHorizon
        : ExpansionEffect.Counted;
}
