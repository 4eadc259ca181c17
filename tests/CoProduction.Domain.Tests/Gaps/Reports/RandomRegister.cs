using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Reports;

/// <summary>Random small registers of every shape that the rules distinguish. The same seed gives the same register.</summary>
internal sealed class RandomRegister
{
    private static readonly string[] Scopes = ["POL", "DEU", "USA", "KOR", "EU", "ALLIED", "company:Nammo"];

    private readonly Random random;
    private readonly Random naming;
    private readonly double scale;

    private RandomRegister(int seed, double scale)
    {
        random = new Random(seed);
        naming = new Random(~seed);
        this.scale = scale;
    }

    /// <param name="seed">The seed.</param>
    /// <param name="sharing">Whether products may share components.</param>
    /// <param name="scale">The factor for all rates.</param>
    public static Register Of(int seed, bool sharing = true, double scale = 1) => new RandomRegister(seed, scale).Register(sharing);

    private Register Register(bool sharing)
    {
        var items = Items(sharing).ToList();
        Factory[] factories = [.. Enumerable.Range(0, random.Next(8, 25)).Select(number => Factory(number, items))];
        return new Register
        {
            Partners = [A.Partner("POL", "EU"), A.Partner("DEU", "EU"), A.Partner("USA")],
            Items = items,
            Factories = factories,
            Baselines =
            [
                .. Enumerable.Range(0, random.Next(0, 16)).Select(number => Naming(Baseline(number, items), factories)),
                .. Enumerable.Range(0, naming.Next(3) == 0 ? 0 : naming.Next(5)).SelectMany(number => Earlier(number, items)),
            ],
            Goals = [A.Goal(months: 24), A.Goal("drone", 1.5, "2026-01", 18)],
        };
    }

    private IEnumerable<Item> Items(bool sharing)
    {
        for (var product = 0; product < 4; product++)
        {
            var own = sharing ? 0 : product * 3;
            var count = sharing ? 5 : 3;
            (string, double?)[] materials =
            [
                .. Enumerable.Range(own, count).Where(_ => random.Next(2) == 0).Select(part => ($"PART-{part}", Quantity())),
            ];
            yield return A.ProductOf(product switch { 0 or 1 => A.Family, 2 => "drone", _ => "training" }, $"PRODUCT-{product}", materials);
        }

        for (var part = 0; part < 12; part++)
        {
            (string, double?)[] materials = part % 3 == 0 ? [($"PART-{part + 1}", Quantity())] : [];
            yield return A.Component($"PART-{part}", materials);
        }
    }

    private Factory Factory(int number, List<Item> items) =>
        A.Factory(
            $"{Pick("pol", "deu", "usa", "kor")}-site-{number}",
            random.Next(8) == 0 ? SiteStatus.Idle : SiteStatus.Operating,
            "Nammo",
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(line => (Item: Pick([.. items]), Stage: line == 0 ? "complete" : "part"))
                .DistinctBy(line => (line.Item, line.Stage))
                .Select(line => A.Line(
                    line.Item.Code.Value, random.Next(3) == 0 ? null : Rate(), line.Stage, Pick(null, "2025", "2026-02"), Plans()))]);

    private Plan[] Plans() =>
        [.. Enumerable.Range(0, Math.Max(0, random.Next(-2, 4))).Select(number => random.Next(3) == 0
            ? A.Addition(Date(), Rate(), Pick(Enum.GetValues<PlanStage>()), random.Next(4), $"e{number}")
            : A.Step(Date(), random.Next(6) == 0 ? null : Rate(), Pick(Enum.GetValues<PlanStage>()), random.Next(4), $"e{number}"))];

    private Baseline Baseline(int number, List<Item> items) =>
        A.Observed(
            Pick([.. items]).Code.Value,
            Pick(Scopes),
            3 * Rate(),
            Pick(null, "2022", "2025", "2025-12", "2026-01", "2026-05", "2026-09"),
            Pick(Enum.GetValues<BaselineKind>()),
            id: $"o{number}");

    /// <summary>Some totals are those of a few makers of the item.</summary>
    private Baseline Naming(Baseline baseline, Factory[] factories)
    {
        var makers = factories.Where(factory => factory.Makes(baseline.Item) && Extent.Fault(baseline.Scope, factory.Id) is null).Select(factory => factory.Id);
        return naming.Next(3) == 0 ? baseline with { Sites = [.. makers.Where(_ => naming.Next(2) == 0).Take(3)] } : baseline;
    }

    /// <summary>Two totals of years ago, by which a pace is known.</summary>
    private Baseline[] Earlier(int number, List<Item> items)
    {
        var (item, scope, rate) = (items[naming.Next(items.Count)].Code.Value, Scopes[naming.Next(Scopes.Length)], 1 + naming.Next(50));
        return
        [
            A.Observed(item, scope, scale * rate, "2020-03", BaselineKind.Baseline, id: $"then{number}"),
            A.Observed(item, scope, scale * rate * (0.8 + (2 * naming.NextDouble())), "2021-09", BaselineKind.Baseline, id: $"later{number}"),
        ];
    }

    private string Date() => A.FirstMonth.Plus(random.Next(-3, 30)).ToString();

    private double Rate() => scale * random.Next(0, 100);

    private double? Quantity() => random.Next(6) == 0 ? null : random.Next(1, 6);

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
