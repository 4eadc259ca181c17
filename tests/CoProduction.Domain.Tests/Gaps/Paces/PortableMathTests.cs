using System.Runtime.Intrinsics;
using CoProduction.Gaps.Paces;

namespace CoProduction.Domain.Tests.Gaps.Paces;

public sealed class PortableMathTests
{
    public static TheoryData<double> Positive { get; } = [double.Epsilon, 1e-300, 0.001, 0.5, 0.99999, 1, 1.00001, Math.Sqrt(2), 2, 3, Math.E, 1e6, 1e300];

    public static TheoryData<double> Exponents { get; } = [-700, -50, -1, -1e-9, 0, 1e-9, 0.3, 0.34657, 0.34658, 1, 10, 700];

    [Theory]
    [MemberData(nameof(Positive))]
    public void A_logarithm_is_that_of_the_library_but_for_its_last_bits(double number) =>
        Assert.Equal(Math.Log(number), PortableMath.Log(number), 1e-15 * Math.Max(1, Math.Abs(Math.Log(number))));

    [Theory]
    [MemberData(nameof(Exponents))]
    public void A_power_is_that_of_the_library_but_for_its_last_bits(double exponent) =>
        Assert.InRange(PortableMath.Exp(exponent) / Math.Exp(exponent), 1 - 1e-15, 1 + 1e-15);

    [Fact]
    public void Several_powers_are_each_the_same_as_by_itself()
    {
        var exponents = Vector512.Create(-3.5, 0, 0.1, 0.7, 1, 12, -0.2, 690);

        var together = PortableMath.Exp(exponents);

        Assert.All(Enumerable.Range(0, 8), lane => Assert.Equal(PortableMath.Exp(exponents[lane]), together[lane]));
    }

    [Fact]
    public void A_power_undoes_a_logarithm() => Seeds.Each(1_000, seed =>
    {
        var number = new Random(seed).NextDouble() * 1_000;

        Assert.InRange(PortableMath.Exp(PortableMath.Log(number)) / number, 1 - 1e-14, 1 + 1e-14);
    });

    /// <summary>By tables of the normal distribution (Abramowitz and Stegun 26.2; R's qnorm beyond them).</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.6744897501960817)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-20, -9.262340089798408)]
    public void Quantiles_are_those_of_the_normal_distribution(double probability, double quantile) =>
        Assert.Equal(quantile, PortableMath.NormalQuantile(probability), 1e-13);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_has_no_logarithm_is_refused(double number) => Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Log(number));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_between_0_and_1_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.NormalQuantile(probability));
}
