using CoProduction.Registry.Rates;

namespace CoProduction.Domain.Tests.Registry.Rates;

public sealed class RateTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(-double.Epsilon)]
    [InlineData(1e12 + 1)]
    [InlineData(double.MaxValue)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Rate_that_is_no_amount_is_refused(double units)
    {
        Refused.Naming("units", () => _ = new MonthlyRate(units));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1e12)]
    public void Rate_is_kept(double units)
    {
        Assert.Equal(units, new MonthlyRate(units).Units);
    }

    [Fact]
    public void Minus_zero_is_zero() => Assert.False(double.IsNegative(new MonthlyRate(-0.0).Units));

    [Fact]
    public void Rates_are_ordered_by_their_units() => Assert.True(new MonthlyRate(1).CompareTo(new MonthlyRate(2)) < 0);
}
