using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Factories;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class SlipDistributionTests
{
    [Fact]
    public void Stated_slips_are_equally_likely()
    {
        var slip = SlipDistribution.Of([12, -2, 0, 6]);

        Assert.Equal([-2, -2, 0, 0, 6, 6, 12, 12], new[] { 0, 0.24, 0.26, 0.49, 0.51, 0.74, 0.76, 0.999 }.Select(slip.Quantile));
        Assert.Equal(4, slip.Mean);
    }

    [Fact]
    public void Between_knots_slips_rise_evenly()
    {
        var slip = SlipDistribution.Through((0, 0), (0.5, 10), (1, 40));

        Assert.Equal([0, 5, 10, 25, 40], new[] { 0, 0.25, 0.5, 0.75, 0.9999 }.Select(slip.Quantile));
    }

    [Fact]
    public void Knots_must_rise_from_none_to_all()
    {
        Assert.Throws<ArgumentException>(() => SlipDistribution.Of([]));
        Assert.Throws<ArgumentException>(() => SlipDistribution.Through((0, 0), (0.9, 3)));
        Assert.Throws<ArgumentException>(() => SlipDistribution.Through((0, 5), (1, 3)));
        Assert.Throws<ArgumentException>(() => SlipDistribution.Through((0, 0), (0.5, 3), (0.5, 4), (1, 5)));
    }

    [Fact]
    public void Later_stages_are_likelier_and_slip_less()
    {
        var stages = Enum.GetValues<ExpansionStage>().Where(stage => stage != ExpansionStage.Cancelled).Select(stage => ChanceModel.Default[stage]).ToArray();

        Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.True(
            pair.First.Success < pair.Second.Success && pair.First.Slip.Mean > pair.Second.Slip.Mean && pair.First.Slip.Quantile(0.9) >= pair.Second.Slip.Quantile(0.9)));
    }

    [Fact]
    public void Twenty_moved_dates_take_the_place_of_the_defaults()
    {
        // Each one moved twice: from 2026-01 by 3 months, then by 6 more.
        Assert.Same(ChanceModel.Default, ChanceModel.For(Moved(9)));
        var fitted = ChanceModel.For(Moved(10));

        Assert.Equal((9, 9), (fitted[ExpansionStage.Funded].Slip.Quantile(0), fitted[ExpansionStage.Proposed].Slip.Quantile(0.99)));
        Assert.Equal(0, fitted[ExpansionStage.Commissioned].Slip.Mean);
        Assert.Equal(ChanceModel.Default[ExpansionStage.Funded].Success, fitted[ExpansionStage.Funded].Success);
    }

    [Fact]
    public void What_was_commissioned_on_time_counts_as_no_slip()
    {
        var history = SlipHistory.Of(new Register
        {
            Factories = [A.Factory("deu-a", "155-HE", 1, expansions: A.Step("2026-01", 2, ExpansionStage.Commissioned)), .. Moved(1).Factories],
        });

        Assert.Equal((2, "0 9"), (history.DatesMoved, string.Join(' ', history.Slips.Order())));
    }

    private static Register Moved(int expansions) => new()
    {
        Factories = [.. Enumerable.Range(0, expansions).Select(number => A.Factory($"deu-moved-{number}", "155-HE", 100, expansions: Slipped("2026-01", "2026-04", "2026-10")))],
    };

    private static Expansion Slipped(params string[] months)
    {
        var expansion = A.Step(months[0], 200);
        foreach (var month in months.Skip(1))
        {
            expansion = A.Step(month, 200).After(expansion, new DateOnly(2026, 1, 1));
        }

        return expansion;
    }
}
