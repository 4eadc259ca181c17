using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Statements;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Observed totals of products by partner, EU and ALLIED, of some components by ALLIED, and targets beside them.</summary>
internal static class SyntheticBaselines
{
    private static readonly Period Opening = Parsed.As<Period>("2025");
    private static readonly Period Later = Parsed.As<Period>("2026-02");
    private static readonly Period Promised = Parsed.As<Period>("2030");

    public static Baseline[] Of(SplitMix64 numbers, Item[] items, Factory[] factories, Partner[] partners)
    {
        var registered = Registered(factories);
        return [.. items.SelectMany(item => OfItem(numbers, item, registered, partners))];
    }

    private static Dictionary<(ItemCode, CountryCode), double> Registered(Factory[] factories)
    {
        var registered = new Dictionary<(ItemCode, CountryCode), double>();
        foreach (var factory in factories)
        {
            foreach (var line in factory.Lines)
            {
                var key = (line.Item, factory.Partner);
                registered[key] = registered.GetValueOrDefault(key) + line.Rates.Where(rate => rate.Measure == Measure.Output).Sum(rate => rate.Lowest);
            }
        }

        return registered;
    }

    private static IEnumerable<Baseline> OfItem(
        SplitMix64 numbers, Item item, Dictionary<(ItemCode, CountryCode), double> registered, Partner[] partners)
    {
        double[] known = [.. partners.Select(partner => registered.GetValueOrDefault((item.Code, partner.Code)))];
        var (all, ofEuropeanUnion) = (known.Sum(), known.Where((_, partner) => partners[partner].IsMemberOf(Membership.EuropeanUnion)).Sum());
        if (item.Kind == ItemKind.Component)
        {
            if (numbers.Chance(0.3))
            {
                yield return Make(item, Scope.Allied, BaselineKind.Baseline, all, Opening);
            }

            yield break;
        }

        foreach (var (partner, rate) in partners.Zip(known))
        {
            if (rate > 0 && numbers.Chance(0.3))
            {
                yield return Make(item, Scope.Of(partner.Code), BaselineKind.Baseline, rate, Opening);
            }
        }

        yield return Make(item, Scope.EuropeanUnion, BaselineKind.Baseline, ofEuropeanUnion, Opening);
        yield return Make(item, Scope.Allied, BaselineKind.Baseline, all, Opening);
        yield return Make(item, Scope.Allied, BaselineKind.Baseline, all * 1.1, Later);
        yield return Make(item, Scope.Allied, BaselineKind.Target, all * 3, Promised);

        Baseline Make(Item product, Scope scope, BaselineKind kind, double rate, Period asOf) =>
            new(
                Baseline.IdOf(scope, product.Code, kind, asOf), product.Code, scope, kind,
                Quantity.AYear(12 * ((rate * 1.5) + numbers.Below(1_000))), asOf, Release.ToEveryone, SyntheticSources.Of(numbers));
    }
}
