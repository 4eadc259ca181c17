using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Domain.Tests.Gaps.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

/// <summary>If every plan that counts is sure to come on time, each trial is the forecast, in every reading and under every scenario.</summary>
public sealed class TrialsUnderScenariosTests
{
    private static readonly ChanceModel Certain = new(
        Enum.GetValues<PlanStage>().Where(stage => stage != PlanStage.Cancelled).ToDictionary(
            stage => stage, stage => new StageChance(stage >= PlanStage.Announced ? 1 : 0, SlipDistribution.None)),
        sharedBySite: 0,
        sharedByOperator: 0)
    {
        PaceSpread = 0,
    };

    public static TheoryData<string> Scenarios => [.. Changes.Keys];

    private static Dictionary<string, ScenarioChange[]> Changes { get; } = new()
    {
        ["none"] = [],
        ["a partner out from now on"] = [Changed.Lost(Changed.Partners("POL"), 100, MonthRange.FromNow)],
        ["half a site and an item for some months"] =
            [Changed.Lost(Changed.Sites("usa-site-3", "deu-site-4"), 50, Changed.Months("2026-03", "2026-11")), Changed.Lost(Changed.Items("PART-1", "PRODUCT-0"), 30)],
        ["a theater alone"] = [new TheaterAlone(Theater.Europe, Changed.Months("2026-08"))],
        ["slips and a stage limit"] = [new Slip(Selection.All, 4), new StageLimit(Changed.Partners("DEU"), PlanStage.Funded)],
        ["capacity added"] = [new AddedCapacity(A.Code("PART-0"), 40, Parsed.As<CountryCode>("USA"), 5, Changed.Months("2026-05"))],
        ["an embargo after stocks"] = [new Embargo([Parsed.As<CountryCode>("CHN")], [], 2, Changed.Months("2026-06", "2027-03"))],
        ["demand surged"] = [new SurgedDemand(1.5, [], Changed.Months("2026-09"))],
        ["several at once"] =
        [
            new Embargo([Parsed.As<CountryCode>("CHN")], [], 0, MonthRange.FromNow), new TheaterAlone(Theater.Europe, Changed.Months("2027-01")),
            Changed.Lost(Changed.Partners("POL"), 60), new AddedCapacity(A.Code("PART-2"), 9, null, 0, MonthRange.FromNow), new Slip(Changed.Partners("USA"), 2),
        ],
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_trial_of_what_is_certain_is_the_forecast(string scenario) => Seeds.EachWithCases(15, seed =>
    {
        var projection = Projection.Of(WithMineral(RandomRegister.Of(seed)), A.Month("2026-06"))!.Under(Changes[scenario]);

        var report = MonteCarlo.Run(projection, Certain, trials: 2, cancellation: CancellationToken.None);

        var compared = 0;
        foreach (var reading in Enum.GetValues<Reading>())
        {
            var outcome = projection.In(ForecastCase.Announced, reading);
            foreach (var product in report.Families.SelectMany(family => family.Products))
            {
                var number = projection.Explosion.Products.ToList().FindIndex(item => projection.Items[item] == product.Product);
                Assert.All(product.Chances[reading].Months, month =>
                {
                    var expected = outcome.Production.Outputs[projection.Horizon.IndexOf(month.Month), number];
                    Assert.True(expected == month.P50 || Math.Abs(expected - month.P50) <= 1e-9 * Math.Max(1, expected), $"{product.Product} {month} {reading}: {expected}");
                });
                var last = projection.Goals[number]!.Last;
                Assert.Equal(
                    outcome.Production.BindingItems(number, last).Select(item => projection.Items[item]),
                    product.Chances[reading].Criticality.Where(each => each.Binds.Probability == 1).Select(each => each.Item).Order());
                compared += product.Chances[reading].Months.Count;
            }
        }

        return compared;
    });

    /// <summary>The register with a mineral that a part needs, half of which comes from China.</summary>
    private static Register WithMineral(Register register) =>
        register with
        {
            Items =
            [
                .. register.Items.Select(item => item.Code.Value is "PART-1" or "PART-2"
                    ? item.With([.. item.Materials, new MaterialLine(A.Code("gallium"), item.Code.Value == "PART-1" ? null : 2, "kg", A.Source())])
                    : item),
            ],
            MineralChains =
            [
                new MineralChain(
                    A.Code("gallium"),
                    MineralKind.Mineral,
                    Release.ToEveryone,
                    [new CountryShare(MineralStage.Refining, Parsed.As<CountryCode>("CHN"), 50, ShareBasis.World, 2024, A.Source())]),
            ],
        };
}
