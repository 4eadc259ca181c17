using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Plans;

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
        Assert.Throws<ArgumentException>(() => SlipDistribution.Of((int[])[]));
        Assert.Throws<ArgumentException>(() => SlipDistribution.Through((0, 0), (0.9, 3)));
        Assert.Throws<ArgumentException>(() => SlipDistribution.Through((0, 5), (1, 3)));
        Assert.Throws<ArgumentException>(() => SlipDistribution.Through((0, 0), (0.5, 3), (0.5, 4), (1, 5)));
    }

    [Fact]
    public void Later_stages_are_likelier_and_slip_less()
    {
        var stages = Enum.GetValues<PlanStage>().Where(stage => stage != PlanStage.Cancelled).Select(stage => ChanceModel.Default[stage]).ToArray();

        Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.True(
            pair.First.Success < pair.Second.Success && pair.First.Slip.Mean > pair.Second.Slip.Mean && pair.First.Slip.Quantile(0.9) >= pair.Second.Slip.Quantile(0.9)));
    }
}
