using CoProduction.Domain.Tests.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Gaps.Reports;

/// <summary>Properties that hold for every register, tested on many random ones.</summary>
public sealed class GapReportProperties
{
    private const string AsOf = "2026-06";

    [Fact]
    public void The_order_of_input_never_matters() => Seeds.Each(25, seed =>
    {
        var register = RandomRegister.Of(seed);
        var shuffled = Shuffled(register, new Random(seed));

        Assert.All(ForecastCases.All, forecast => Assert.Equal(
            ReportText.Of(register.Report(AsOf, forecast)), ReportText.Of(shuffled.Report(AsOf, forecast))));
    });

    [Fact]
    public void Scaling_all_rates_scales_all_figures() => Seeds.EachWithCases(25, seed =>
    {
        var plain = RandomRegister.Of(seed).Report(AsOf);
        var scaled = RandomRegister.Of(seed, scale: 1.7).Report(AsOf);

        Assert.Equal(Products(plain).Select(product => product.Product), Products(scaled).Select(product => product.Product));
        foreach (var (one, other) in Products(plain).Zip(Products(scaled)))
        {
            Assert.Equal(one.Series.Months.Select(month => month.Month), other.Series.Months.Select(month => month.Month));
            foreach (var (month, scaledMonth) in one.Series.Months.Zip(other.Series.Months))
            {
                AssertScaled(month.Output, scaledMonth.Output, one.Series.EndRate);
                AssertScaled(month.Gap, scaledMonth.Gap, one.Series.EndRate);
            }

            Assert.Equal(one.Series.Reached, other.Series.Reached);
        }

        return Products(plain).Sum(product => product.Series.Months.Count(month => month.Gap?.Floor > 0));
    });

    [Fact]
    public void Observed_totals_open_the_forecast_and_hold_all_their_parts() => Seeds.EachWithCases(100, seed =>
    {
        var register = RandomRegister.Of(seed);
        var (report, opened) = (register.Report(AsOf), 0);

        foreach (var supply in Products(report).Select(product => product.Supply).Concat(report.Components))
        {
            Assert.All(supply.Unattributed.SelectMany(each => each.Rates), rate => Assert.True(rate >= 0));
            var opening = supply.Observations.Where(observation => observation.From == 0).ToList();
            var now = supply.Lines.Sum(line => line.Counted ?? 0) + supply.Unattributed.Sum(each => each.Rates[0]);
            Assert.All(opening, observation => Assert.True(now >= observation.Rate * (1 - 1e-12)));
            if (opening.Find(observation => observation.Baseline.Extent == Extent.Of(Scope.Allied)) is { } allied
                && supply.Unattributed.Single(each => each.Extent == Extent.Of(Scope.Allied)).Rates[0] > 0)
            {
                Assert.Equal(allied.Rate, now, 1e-9 * allied.Rate);
                opened++;
            }
        }

        return opened;
    });

    /// <summary>
    /// An addition to a line only enlarges the feasible set. The ratios of output to goal, sorted from the lowest, therefore do not fall.
    /// Goals do not change, because a plan is not part of a baseline. A single product may do worse if it shares components, because
    /// more goes to a product that is worse off. All that holds at the floor. At the ceiling a plan for a line that had none states how that line will
    /// grow, and so ends its keeping pace.
    /// </summary>
    [Fact]
    public void Added_capacity_never_lowers_the_sorted_ratios_of_products_with_goals() => Seeds.EachWithCases(25, seed =>
    {
        var register = RandomRegister.Of(seed);
        var (before, raised) = (WithGoals(register.Report(AsOf)), 0);
        foreach (var grown in Grown(register, new Random(seed)))
        {
            var after = WithGoals(grown.Report(AsOf));
            double[] goals = [.. before.Select(product => product.Series.EndRate!.Value)];
            Assert.Equal(goals, after.Select(product => product.Series.EndRate!.Value));
            for (var month = 0; month < 18; month++)
            {
                Ratios.AssertNoWorse(Outputs(before, month, Reading.Floor), Outputs(after, month, Reading.Floor), goals);
                raised += Outputs(before, month, Reading.Floor).SequenceEqual(Outputs(after, month, Reading.Floor)) ? 0 : 1;
            }
        }

        return raised;
    });

    [Fact]
    public void Where_products_share_nothing_added_capacity_adds_to_no_gap() => Seeds.EachWithCases(25, seed =>
    {
        var register = RandomRegister.Of(seed, sharing: false);
        var (before, closed) = (WithGoals(register.Report(AsOf)), 0);
        foreach (var grown in Grown(register, new Random(seed)))
        {
            var after = WithGoals(grown.Report(AsOf));
            Assert.Equal(before.Select(product => product.Product), after.Select(product => product.Product));
            foreach (var (earlier, later) in before.Zip(after))
            {
                Assert.All(earlier.Series.Months.Zip(later.Series.Months), month => Assert.True(
                    month.Second.Gap!.Value.Floor <= month.First.Gap!.Value.Floor + (1e-9 * earlier.Series.EndRate!.Value)));
                closed += later.Series.Last.Gap!.Value.Floor < earlier.Series.Last.Gap!.Value.Floor ? 1 : 0;
            }
        }

        return closed;
    });

    private static IEnumerable<ProductReport> Products(GapReport report) => report.Families.SelectMany(family => family.Products);

    private static List<ProductReport> WithGoals(GapReport report) => [.. Products(report).Where(product => product.Series.Baseline is not null)];

    /// <summary>The output by product in a month of the later goal. The window of the earlier goal starts two months before.</summary>
    private static IEnumerable<double> Outputs(List<ProductReport> products, int month, Reading reading) =>
        products.Select(product => (product.Series.Months[product.Series.Months.Count == 24 ? month + 2 : month].Output!.Value)[reading]);

    private static void AssertScaled(AtReadings<double>? one, AtReadings<double>? other, double? scale)
    {
        Assert.Equal(one is null, other is null);
        if (one is { } plain && other is { } scaled)
        {
            foreach (var reading in Enum.GetValues<Reading>())
            {
                Assert.Equal(double.IsFinite(plain[reading]), double.IsFinite(scaled[reading]));
                if (double.IsFinite(plain[reading]))
                {
                    Assert.Equal(1.7 * plain[reading], scaled[reading], 1e-9 * Math.Max(scale ?? 0, Math.Max(1, Math.Abs(plain[reading]))));
                }
            }
        }
    }

    /// <summary>
    /// The register with one more addition, to each of several lines in turn, including lines of binding items; and the register with one
    /// more line of a mapped component.
    /// </summary>
    private static IEnumerable<Register> Grown(Register register, Random random)
    {
        var report = register.Report(AsOf);
        var binding = Products(report).SelectMany(product => product.Series.Months).SelectMany(month => month.Binding).Select(use => use.Item).ToHashSet();
        foreach (var factory in register.Factories.Where(factory => random.Next(4) == 0 || binding.Contains(factory.Lines[0].Item)))
        {
            var line = factory.Lines[0];
            var grown = new Line(
                line.Item, line.Stage, line.Rates, null, [.. line.Plans, A.Addition("2026-04", 40, id: "more")]);
            yield return With(register, [.. register.Factories.Except([factory]), Replaced(factory, [grown, .. factory.Lines.Skip(1)])]);
        }

        foreach (var component in report.Components)
        {
            yield return With(register, [.. register.Factories, A.Factory("usa-more", component.Item.Value, 40)]);
        }
    }

    private static Register Shuffled(Register register, Random random) =>
        new()
        {
            Partners = Shuffled(register.Partners, random),
            Items =
            [
                .. Shuffled(register.Items, random).Select(item => new Item(
                    item.Code, item.Name, item.Kind, item.Family, item.Unit, null, item.Release, Shuffled(item.Materials, random))),
            ],
            Factories =
            [
                .. Shuffled(register.Factories, random).Select(factory => Replaced(
                    factory,
                    [.. Shuffled(factory.Lines, random).Select(line => new Line(
                        line.Item, line.Stage, Shuffled(line.Rates, random), null, Shuffled(line.Plans, random)))])),
            ],
            Baselines = Shuffled(register.Baselines, random),
            Goals = Shuffled(register.Goals, random),
        };

    private static T[] Shuffled<T>(IReadOnlyList<T> values, Random random)
    {
        var shuffled = values.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static Factory Replaced(Factory factory, IReadOnlyList<Line> lines) =>
        new(factory.Id, factory.Name, factory.Operator, factory.Location, factory.Statuses, factory.Release, factory.Source, lines);

    private static Register With(Register register, IReadOnlyList<Factory> factories) =>
        new()
        {
            Partners = register.Partners,
            Items = register.Items,
            Factories = factories,
            Baselines = register.Baselines,
            Goals = register.Goals,
        };
}
