using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Factories of one or two lines, each with the plans that fell to it.</summary>
internal static class SyntheticFactories
{
    private const double TwoLines = 0.3;
    private const double OfProduct = 0.25;
    private const double KnownRate = 0.6;

    private static readonly Keyword Body = Parsed.As<Keyword>("body");
    private static readonly Period AsOf = Parsed.As<Period>("2025");

    /// <param name="numbers">Decide everything else.</param>
    /// <param name="plans">How many there are for each factory.</param>
    /// <param name="items">The products first.</param>
    /// <param name="partners">The first ones get more factories than the last.</param>
    public static Factory[] Of(SplitMix64 numbers, int[] plans, Item[] items, Partner[] partners)
    {
        var products = items.Count(item => item.Kind == ItemKind.Product);
        var factories = new Factory[plans.Length];
        for (var site = 0; site < factories.Length; site++)
        {
            var lines = LinesOf(numbers, plans[site], items, products);
            factories[site] = Site(numbers, site, partners[numbers.LowBelow(partners.Length)].Code, lines);
        }

        return factories;
    }

    private static Factory Site(SplitMix64 numbers, int site, CountryCode partner, Line[] lines)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{partner.Value.ToLowerInvariant()}-site-{site:D7}");
        var town = string.Create(CultureInfo.InvariantCulture, $"Town {numbers.Below(5_000)}");
        var coordinates = new Coordinates(new decimal(numbers.Below(9_000)) / 100, new decimal(numbers.Below(18_000)) / 100);
        return new Factory(
            Parsed.As<SiteId>(id),
            string.Create(CultureInfo.InvariantCulture, $"Synthetic site {site}"),
            string.Create(CultureInfo.InvariantCulture, $"Operator {numbers.LowBelow(500)}"),
            new Location(town, coordinates, LocationConfidence.Reported),
            [new DatedStatus(StatusOf(numbers.Share()), null, null)],
            Release.ToEveryone,
            SyntheticSources.Of(numbers),
            lines);
    }

    private static SiteStatus StatusOf(double share) => share switch
    {
        < 0.90 => SiteStatus.Operating,
        < 0.94 => SiteStatus.UnderConstruction,
        < 0.96 => SiteStatus.Planned,
        < 0.99 => SiteStatus.Idle,
        _ => SiteStatus.Closed,
    };

    private static Line[] LinesOf(SplitMix64 numbers, int plans, Item[] items, int products)
    {
        var first = ItemOf(numbers, items.Length, products);
        var second = numbers.Chance(TwoLines) ? ItemOf(numbers, items.Length, products) : first;
        var line = LineOf(numbers, items[first], plans);
        return second == first ? [line] : [line, LineOf(numbers, items[second], 0)];
    }

    private static int ItemOf(SplitMix64 numbers, int items, int products) =>
        items == products || numbers.Chance(OfProduct)
            ? numbers.LowBelow(products)
            : products + numbers.LowBelow(items - products);

    private static Line LineOf(SplitMix64 numbers, Item item, int plans)
    {
        MonthlyRate? rate = numbers.Chance(KnownRate) ? new MonthlyRate(1 + numbers.LowBelow(2_000)) : null;
        return new Line(
            item.Code,
            item.Kind == ItemKind.Product ? Line.Complete : Body,
            [.. rate is { } now ? Stated(now, numbers.Chance(0.2)) : []],
            null,
            [.. Enumerable.Range(1, plans).Select(number => SyntheticPlans.Of(numbers, number, rate))]);
    }

    private static IEnumerable<Statement> Stated(MonthlyRate rate, bool surges)
    {
        yield return new Statement(Measure.Output, Quantity.AMonth(rate.Units), AsOf, null);
        if (surges)
        {
            yield return new Statement(Measure.Surge, Quantity.AMonth(rate.Units * 1.5), AsOf, null);
        }
    }
}
