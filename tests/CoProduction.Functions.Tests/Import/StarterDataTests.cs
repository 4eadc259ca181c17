using CoProduction.Functions.Import.Csv;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Tests.Import;

/// <summary>The rules that the starter data's README states for readers.</summary>
public sealed class StarterDataTests(StarterDataTests.Imported starter) : IClassFixture<StarterDataTests.Imported>
{
    private Register Register => starter.Register;

    [Fact]
    public void Every_row_is_in_the_register()
    {
        Assert.Equal(
            (42, 47, 136, 46, 16, 38, 10, 66, 2, 4),
            (Register.Partners.Count, Register.Items.Count, Register.Factories.Count, Register.MaintenanceSites.Count,
                Register.MineralChains.Count, Register.Agreements.Count, Register.Stocks.Count, Register.Baselines.Count, Register.Coverages.Count, Register.Goals.Count));
        Assert.Equal(60, Register.Items.Sum(item => item.Materials.Count));
        Assert.Equal(65, Register.Factories.Sum(factory => factory.Lines.Sum(line => line.Plans.Count)));
        Assert.Equal(55, Register.MineralChains.Sum(chain => chain.Shares.Count));
    }

    [Fact]
    public void An_empty_rate_is_unknown_and_the_one_zero_is_kept()
    {
        Assert.DoesNotContain(Line("usa-scranton-aap").Rates, rate => rate.Measure == Measure.Output);
        Assert.Equal(0, Assert.Single(Line("usa-mesquite-upl").Rates, rate => rate.Measure == Measure.Output).Lowest);
        Assert.Equal(["usa-mesquite-upl"], Register.Factories.Where(factory => factory.Lines[0].Rates.Any(rate => rate.Lowest == 0)).Select(factory => factory.Id.Value));
    }

    [Theory]
    [InlineData("fra-tarbes-forges", "Output 2000  Week 2025-03")]
    [InlineData("kor-angang-poongsan", "Output 200000 250000 Year 2024")]
    [InlineData("usa-camden-lm-mse", "Output 620   2025")]
    [InlineData("esp-rheinmetall-expal", "Capacity 450000  Year 2025-04")]
    public void A_figure_stands_in_the_time_of_its_source(string factory, string stated)
    {
        var rate = Assert.Single(Line(factory).Rates);

        Assert.Equal(stated, $"{rate.Measure} {rate.Quantity.Low} {rate.Quantity.High} {rate.Quantity.Per} {rate.Period}");
    }

    [Fact]
    public void An_undated_baseline_has_no_date() => Assert.Equal(3, Register.Baselines.Count(baseline => baseline.AsOf is null));

    [Fact]
    public void Baselines_of_one_scope_and_date_are_kept_apart()
    {
        var targets = Register.Baselines.Where(baseline => baseline.Id.Value.StartsWith("usa-pac3-mse-target-2027", StringComparison.Ordinal)).ToArray();

        Assert.Equal(["usa-pac3-mse-target-2027", "usa-pac3-mse-target-2027-n2"], targets.Select(target => target.Id.Value));
        Assert.NotEqual(targets[0].Quantity, targets[1].Quantity);
    }

    [Fact]
    public void The_sum_of_155_mm_rounds_names_the_figures_that_its_notes_add_up() =>
        Assert.Equal(
            ["eu-155-he-capacity-2025 2000000", "kor-155-he-baseline-2024 200000", "usa-155-he-baseline-2025-07 480000"],
            Register.Baselines.Single(baseline => baseline.Includes.Count > 0).Includes
                .Select(id => Register.Baselines.Single(baseline => baseline.Id == id))
                .Select(part => $"{part.Id} {part.LowestAYear}"));

    [Fact]
    public void Only_makers_that_a_source_calls_all_are_stated_to_be_all() =>
        Assert.Equal(["allied-gem-t-coverage", "fra-155-he-coverage"], Register.Coverages.Select(coverage => coverage.Id.Value));

    [Fact]
    public void The_one_legacy_product_names_its_successor()
    {
        var legacy = Assert.Single(Register.Items, item => item.SucceededBy is not null);

        Assert.Equal(("ATACMS", "PRSM", "Legacy line; PrSM successor"), (legacy.Code.Value, legacy.SucceededBy!.Value, legacy.Notes));
    }

    [Theory]
    [InlineData("deu-schrobenhausen-comlog", "x1 2026-12 240 Year", "x2 2028 240 Year")]
    [InlineData("ukr-fpv-national", "x1 2026 7000000 Year", "x2 2026 20000000 Year")]
    public void Alternatives_are_kept_apart_and_never_added(string factory, string first, string second) =>
        Assert.Equal([first, second], Line(factory).Plans.Select(one => $"{one.Id} {one.Terms.Due} {one.Terms.Total!.Low} {one.Terms.Total.Per}"));

    [Fact]
    public void A_date_that_was_not_published_is_a_placeholder() =>
        Assert.Equal(DatePrecision.Placeholder, Line("usa-mesquite-upl").Plans.Single().DatePrecision);

    [Fact]
    public void Shares_of_different_basis_are_never_merged() =>
        Assert.Equal(
            [48, 56],
            Register.MineralChains.Single(chain => chain.Mineral.Value == "antimony").Shares
                .Where(share => share.Country.Value == "CHN" && share.Year == 2023).Select(share => share.Percent).Take(2));

    [Fact]
    public void A_material_without_a_quantity_is_a_dependency() =>
        Assert.Equal(19, Register.Items.SelectMany(item => item.Materials).Count(material => material.QuantityPerUnit is null));

    [Fact]
    public void A_withheld_site_has_neither_town_nor_coordinates()
    {
        var withheld = Register.Factories.Where(factory => factory.Location.Confidence == LocationConfidence.Withheld).ToArray();

        Assert.Equal(8, withheld.Length);
        Assert.All(withheld, factory => Assert.Equal(Location.Withheld, factory.Location));
    }

    [Fact]
    public void A_total_of_two_sites_is_observed_of_both_and_made_by_neither()
    {
        var total = Register.Baselines.Single(baseline => !baseline.Extent.IsWhole);

        Assert.Equal(("USA (usa-scranton-aap, usa-wilkesbarre-gdots)", 36_000), (total.Extent.ToString(), total.Lowest));
        Assert.All(Register.Factories.Where(factory => total.Sites.Contains(factory.Id)), factory => Assert.Empty(factory.Lines.Single().Rates));
    }

    [Fact]
    public void A_level_in_words_is_a_level_and_what_it_is_about()
    {
        var site = Register.MaintenanceSites.Single(site => site.Id.Value == "nld-woensdrecht-f135");

        Assert.Equal(("Depot", "engine"), (site.Level.ToString(), site.Scope));
    }

    [Fact]
    public void Coordinates_keep_the_credit_of_their_source() =>
        Assert.Contains("GeoNames", File.ReadAllText(Path.Combine(Workbench.StarterData, "README.md")), StringComparison.Ordinal);

    [Fact]
    public void Everything_is_releasable_to_everyone() =>
        Assert.All(Register.Factories, factory => Assert.Equal(["everyone"], factory.Release.Audiences.Select(audience => audience.Value)));

    private Line Line(string factory) => Register.Factories.Single(one => one.Id.Value == factory).Lines.Single();

    public sealed class Imported : IAsyncLifetime
    {
        public Register Register { get; private set; } = Register.Empty;

        public async ValueTask InitializeAsync()
        {
            await using var bench = await Workbench.WithStarterData();
            using var again = Package.OfFolder(Workbench.StarterData);
            var report = Assert.IsType<ImportOutcome.Accepted>(await bench.Import(again)).Report;
            Assert.Equal((0, 0), (report.Added, report.Replaced));
            Register = await bench.Read();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
