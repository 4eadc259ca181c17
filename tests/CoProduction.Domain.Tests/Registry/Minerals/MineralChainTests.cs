using CoProduction.Registry;
using CoProduction.Registry.Minerals;

namespace CoProduction.Domain.Tests.Registry.Minerals;

public sealed class MineralChainTests
{
    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Share_out_of_range_is_refused(double percent) => Refused.Naming("percent", () => Sample.Share(percent: percent));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Share_may_be_nothing_or_all(double percent) => Assert.Equal(percent, Sample.Share(percent: percent).Percent);

    [Theory]
    [InlineData(1899)]
    [InlineData(2200)]
    [InlineData(0)]
    public void Year_out_of_range_is_refused(int year) => Refused.Naming("year", () => Sample.Share(year: year));

    [Fact]
    public void Unknown_stage_is_refused() => Refused.Naming("stage", () => Sample.Share(stage: (MineralStage)3));

    [Fact]
    public void Unknown_kind_is_refused() => Refused.Naming("kind", () => Sample.Chain(kind: (MineralKind)2));

    [Fact]
    public void Share_stated_twice_is_refused() =>
        Refused.Naming("shares", () => Sample.Chain(shares: [Sample.Share(percent: 40), Sample.Share(percent: 60)]));

    [Fact]
    public void Shares_of_other_country_stage_basis_or_year_stand_side_by_side()
    {
        CountryShare[] shares =
        [
            Sample.Share(),
            Sample.Share("TJK"),
            Sample.Share(stage: MineralStage.Refining),
            Sample.Share(basis: "exports"),
            Sample.Share(year: 2023),
            Sample.Share(year: null),
        ];

        Assert.Equal(shares, Sample.Chain(shares: shares).Shares);
    }

    [Fact]
    public void Chain_is_found_by_what_it_says()
    {
        IRecord chain = Sample.Chain(shares: Sample.Share("CHN"));

        Assert.Equal("antimony", chain.Id);
        Assert.Equal("mineral", chain.Status);
        Assert.Equal(["antimony"], chain.Items.Select(item => item.Value));
        Assert.Equal(["CHN"], chain.Texts);
        Assert.Empty(chain.Partners);
        Assert.Equal(["POL"], ((IRecord)Sample.Chain(shares: Sample.Share("CHN", basis: "partner:POL"))).Partners.Select(partner => partner.Value));
    }
}
