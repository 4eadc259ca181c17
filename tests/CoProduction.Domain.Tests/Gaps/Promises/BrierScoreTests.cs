using CoProduction.Gaps.Promises;

namespace CoProduction.Domain.Tests.Gaps.Promises;

public sealed class BrierScoreTests
{
    [Fact]
    public void Score_is_the_mean_square_of_what_forecasts_were_off()
    {
        var score = BrierScore.Of([(0.8, true), (0.8, true), (0.5, false), (0.2, false)])!;

        Assert.Equal((0.04 + 0.04 + 0.25 + 0.04) / 4, score.Score, 1e-12);
        Assert.Equal((4, 0.5, 0.25), (score.Count, score.Happened, score.Reference));
        Assert.Equal(0.63, score.Skill!.Value, 1e-12);
    }

    [Fact]
    public void Certain_and_right_is_perfect_and_certain_and_wrong_the_worst()
    {
        Assert.Equal((0.0, 1.0), Both([(1, true), (0, false)]));
        Assert.Equal((1.0, -3.0), Both([(0, true), (1, false)]));

        static (double, double?) Both((double, bool)[] forecasts) => BrierScore.Of(forecasts) is { } score ? (score.Score, score.Skill!.Value) : default;
    }

    [Fact]
    public void Where_everything_happened_there_is_nothing_to_be_better_than() => Assert.Null(BrierScore.Of([(0.9, true)])!.Skill);

    [Fact]
    public void Nothing_forecast_has_no_score() => Assert.Null(BrierScore.Of([]));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BrierScore.Of([(probability, true)]));
}
