using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Gaps.Resilience;
using CoProduction.Registry;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed partial class ConcentrationTests
{
    [Fact]
    public void Shares_of_50_30_and_20_percent_are_like_2_6_equal_holders()
    {
        var of = Concentration<string>.Of([("a", 30), ("b", 50), ("c", 20), ("none", 0)])!;

        Assert.Equal(3_800, of.Hhi, 1e-9);
        Assert.Equal(10_000 / 3_800.0, of.EffectiveNumber, 1e-9);
        Assert.Equal(("b", 50.0), (of.Top, of.TopPercent));
        Assert.Null(Concentration<string>.Of([]));
    }

    [Fact]
    public void Partners_hold_their_unattributed_capacity_too_sites_only_their_lines()
    {
        var register = new Register
        {
            Partners = [A.Partner("POL"), A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("pol-a", "155-HE", 25), A.Factory("usa-a", "155-HE", 25)],
            Baselines = [A.Observed("155-HE", "USA", 75)],
            Goals = [A.Goal()],
        };

        var rounds = ItemConcentration.Of(register.In(), 59).Single();

        Assert.Equal(50, rounds.BySite!.TopPercent);
        Assert.Equal(("USA", 75.0), (rounds.ByPartner!.Top.Value, rounds.ByPartner.TopPercent));
        Assert.Equal(100, rounds.ByTheater!.TopPercent);
    }

    /// <summary>A hundred are observed of the USA; its line of unknown rate steps to 130, which takes the place of the hundred.</summary>
    [Fact]
    public void A_line_that_comes_to_light_counts_once()
    {
        var register = new Register
        {
            Partners = [A.PartnerIn(Theater.NorthAmerica, "USA"), A.Partner("DEU")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("usa-a", "155-HE", plans: A.Step("2025-12", 130)), A.Factory("deu-a", "155-HE", 100)],
            Baselines = [A.Observed("155-HE", "USA", 100)],
            Goals = [A.Goal()],
        };

        var rounds = ItemConcentration.Of(register.In(), 59).Single();

        Assert.Equal(("USA", 100 * 130 / 230.0), (rounds.ByPartner!.Top.Value, rounds.ByPartner.TopPercent));
        Assert.Equal(100 * 130 / 230.0, rounds.ByTheater!.TopPercent);
    }

    [Fact]
    public void Shares_of_different_basis_are_never_mixed()
    {
        var chain = new MineralChain(A.Code("GALLIUM"), MineralKind.Mineral, Release.ToEveryone, [Share("CHN", 90, "world"), Share("USA", 4, "world"), Share("JPN", 3, "world"), Share("CHN", 60, "imports")]);
        var stages = MineralConcentration.Of(new Register { Partners = [A.Partner("USA")], MineralChains = [chain] });

        Assert.Equal(
            [("imports", 0.0, 60.0, 0.0, 40.0), ("world", 4.0, 90.0, 3.0, 3.0)],
            stages.Select(stage => (stage.Basis.Value, stage.Allied, stage.Adversary, stage.Neutral, stage.Unstated)));

        static CountryShare Share(string country, double percent, string basis) =>
            new(MineralStage.Refining, Parsed.As<CountryCode>(country), percent, Parsed.As<ShareBasis>(basis), 2024, A.Source());
    }
}
