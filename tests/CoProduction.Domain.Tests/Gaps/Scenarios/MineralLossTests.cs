using CoProduction.Gaps.Scenarios.Embargoes;
using CoProduction.Registry;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class MineralLossTests
{
    private static readonly CountryCode[] Countries = [.. new[] { "AUS", "CHN", "COD", "JPN", "RUS", "USA" }.Select(Parsed.As<CountryCode>)];

    [Fact]
    public void A_later_statement_of_another_country_takes_nothing_away()
    {
        var chain = Chain(Share("CHN", 60, year: 2023), Share("RUS", 5, year: 2024));

        var loss = Of(chain, "CHN", "RUS");

        Assert.Equal((60, 60), (loss.Elsewhere.AtLeast, loss.Elsewhere.AtMost));
        Assert.Equal([(2023, 60.0, "CHN")], loss.Stages.Select(stage => (stage.Year!.Value, stage.Percent, string.Join(' ', stage.Countries))));
    }

    [Fact]
    public void Countries_whose_latest_year_is_the_same_are_added_and_outdated_shares_are_not()
    {
        var chain = Chain(Share("CHN", 90, year: 2020), Share("CHN", 30, year: 2024), Share("RUS", 20, year: 2020), Share("JPN", 4, year: 2024));

        var loss = Of(chain, "CHN", "RUS", "JPN");

        Assert.Equal([(2024, 34.0, "CHN JPN")], loss.Stages.Select(stage => (stage.Year!.Value, stage.Percent, string.Join(' ', stage.Countries))));
    }

    [Fact]
    public void Of_two_years_with_equal_sums_the_later_is_named()
    {
        var loss = Of(Chain(Share("CHN", 20, year: null), Share("JPN", 20, year: 2024), Share("RUS", 20, year: 2023)), "CHN", "JPN", "RUS");

        Assert.Equal((2024, 20.0), (loss.Stages.Single().Year!.Value, loss.Elsewhere.AtMost));
    }

    [Fact]
    public void A_country_of_a_milder_basis_does_not_lower_what_the_others_lose_by_every_basis_that_states_them()
    {
        var chain = Chain(Share("CHN", 60), Share("RUS", 5, basis: "exports"));

        Assert.Equal((60, 60), Bounds(Of(chain, "CHN", "RUS")));
        Assert.Equal((5, 5), Bounds(Of(chain, "RUS")));
        Assert.Equal((60, 60), Bounds(Of(chain, "CHN")));
    }

    [Fact]
    public void Bases_that_state_the_same_countries_still_contradict_each_other()
    {
        var chain = Chain(Share("CHN", 40), Share("RUS", 20), Share("CHN", 30, basis: "world (study)"));

        Assert.Equal((30, 60), Bounds(Of(chain, "CHN", "RUS")));
    }

    [Fact]
    public void One_more_country_never_lowers_a_bound() => Seeds.Each(1_000, seed =>
    {
        var random = new Random(seed);
        var (chain, asked) = (RandomChain(random), (CountryCode[])[]);
        var before = (AtLeast: 0.0, AtMost: 0.0);
        foreach (var country in Countries.OrderBy(_ => random.Next()))
        {
            asked = [.. asked, country];
            var after = Bounds(MineralLoss.Of(chain, asked));

            Assert.True(after.AtLeast >= before.AtLeast && after.AtMost >= before.AtMost, $"{string.Join(' ', asked)}: {before}, then {after}.");
            Assert.True(after.AtLeast <= after.AtMost);
            before = after;
        }
    });

    [Fact]
    public void The_lower_bound_is_the_most_that_any_of_the_countries_lose_by_their_mildest_basis() => Seeds.Each(500, seed =>
    {
        var random = new Random(seed);
        var chain = RandomChain(random);

        var most = Enumerable.Range(1, (1 << Countries.Length) - 1)
            .SelectMany(set => Stages(chain, [.. Countries.Where((_, place) => (set >> place & 1) == 1)]))
            .Select(stage => stage.Min(basis => basis.Percent)).DefaultIfEmpty(0).Max();

        Assert.Equal(most, Bounds(MineralLoss.Of(chain, Countries)).AtLeast);
    });

    [Fact]
    public void One_country_by_itself_loses_its_latest_share_by_each_basis() => Seeds.Each(500, seed =>
    {
        var chain = RandomChain(new Random(seed));
        foreach (var country in Countries)
        {
            var latest = chain.Shares.Where(share => share.Country == country && share.Percent > 0).GroupBy(share => (share.Stage, share.Basis))
                .Select(same => same.MaxBy(share => share.Year ?? int.MinValue)!).GroupBy(share => share.Stage).ToList();

            Assert.Equal(
                latest.Count == 0 ? (0, 0) : (latest.Max(stage => stage.Min(share => share.Percent)), latest.Max(stage => stage.Max(share => share.Percent))),
                Bounds(MineralLoss.Of(chain, [country])));
        }
    });

    [Fact]
    public void The_order_of_the_shares_and_countries_does_not_matter() => Seeds.Each(200, seed =>
    {
        var random = new Random(seed);
        var chain = RandomChain(random);
        var (one, other) = (MineralLoss.Of(chain, Countries), MineralLoss.Of(chain.With([.. chain.Shares.Reverse()]), [.. Countries.Reverse()]));

        Assert.Equal(Bounds(one), Bounds(other));
        Assert.Equal(one?.Stages.Select(stage => (stage.Year, stage.Percent)), other?.Stages.Select(stage => (stage.Year, stage.Percent)));
    });

    private static IEnumerable<IGrouping<MineralStage, StageLoss>> Stages(MineralChain chain, CountryCode[] countries) =>
        (MineralLoss.Of(chain, countries)?.Stages ?? []).GroupBy(stage => stage.Stage);

    /// <summary>Few bases and years, so that statements of several countries meet and miss each other; not all add up to whole percent.</summary>
    private static MineralChain RandomChain(Random random) =>
        Chain(
        [
            .. from stage in new[] { MineralStage.Extraction, MineralStage.Refining }
               from basis in new[] { "exports", "global", "world (study)" }
               from country in Countries
               from year in new int?[] { null, 2023, 2024 }
               where random.Next(4) == 0
               select new CountryShare(stage, country, 0.1 * random.Next(0, 400), Parsed.As<ShareBasis>(basis), year, A.Source()),
        ]);

    private static MineralLoss Of(MineralChain chain, params string[] countries) => MineralLoss.Of(chain, [.. countries.Select(Parsed.As<CountryCode>)])!;

    private static (double AtLeast, double AtMost) Bounds(MineralLoss? loss) => (loss?.Elsewhere.AtLeast ?? 0, loss?.Elsewhere.AtMost ?? 0);

    private static MineralChain Chain(params CountryShare[] shares) =>
        new(A.Code("antimony"), MineralKind.Mineral, Release.ToEveryone, shares);

    private static CountryShare Share(string country, double percent, string basis = "global", int? year = 2024) =>
        new(MineralStage.Extraction, Parsed.As<CountryCode>(country), percent, Parsed.As<ShareBasis>(basis), year, A.Source());
}
