using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Resilience;
using CoProduction.Registry;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed partial class ConcentrationTests
{
    private static readonly string[] Countries = ["AUS", "CHN", "JPN", "RUS", "USA"];

    private static readonly (string Basis, int? Year)[] Bases = [("imports", 2024), ("world", null), ("world", 2023), ("world", 2024)];

    [Fact]
    public void Items_rest_on_what_lines_and_partners_hold() => Seeds.Each(200, seed =>
    {
        var random = RandomRegister.Of(seed);
        var register = new Register
        {
            Partners = [A.Partner("POL", "EU"), A.Partner("DEU", "EU"), PartnerIn(Theater.NorthAmerica, "USA")],
            Items = random.Items,
            Factories = random.Factories,
            Baselines = random.Baselines,
            Goals = random.Goals,
        };
        var outcome = register.In(ForecastCases.All[seed % ForecastCases.All.Count], "2026-01");
        var (current, remaining, month) = (outcome.Projection.CurrentCapacity, new Remaining(outcome), seed % outcome.Projection.Horizon.Months);
        var concentrations = ItemConcentration.Of(outcome, month);

        Assert.Equal(outcome.Projection.Items.Count, concentrations.Count);
        foreach (var (item, actual) in concentrations.Index())
        {
            var lines = remaining.LinesOf(item).Select(line => (line.Site, line.Partner, Units: line.Known[month] + line.NewlyPublished[month])).ToList();
            var byPartner = Enumerable.Range(0, current.Partners.Count).Select(partner => (Holder: current.Partners[partner], Units: Held(partner))).ToList();

            AssertIs(lines.Select(line => (line.Site, line.Units)), actual.BySite);
            AssertIs(byPartner, actual.ByPartner);
            AssertIs(
                byPartner.Where(each => each.Holder.Value != "KOR").Select(each => (each.Holder.Value == "USA" ? Theater.NorthAmerica : Theater.Europe, each.Units)),
                actual.ByTheater);

            // What comes to light of a partner first takes the place of what was observed of it beyond its lines.
            double Held(int partner)
            {
                var own = remaining.LinesOf(item).Where(line => line.Partner == partner).ToList();
                return own.Sum(line => line.Known[month])
                    + Math.Max(own.Sum(line => line.NewlyPublished[month]), current.Unattributed(item).OfPartner(partner, month));
            }
        }
    });

    [Fact]
    public void Countries_shares_of_a_mineral_stay_with_their_stage_basis_and_year() => Seeds.Each(200, seed =>
    {
        var random = new Random(seed);
        List<CountryShare> shares =
        [
            .. from stage in Enum.GetValues<MineralStage>()
               from basis in Bases
               from country in Countries
               where random.Next(2) == 0
               select new CountryShare(stage, Parsed.As<CountryCode>(country), random.Next(0, 40), Parsed.As<ShareBasis>(basis.Basis), basis.Year, A.Source()),
        ];
        var register = new Register
        {
            Partners = [A.Partner("AUS"), PartnerIn(Theater.NorthAmerica, "USA")],
            MineralChains = [new MineralChain(A.Code("GALLIUM"), MineralKind.Mineral, Release.ToEveryone, [.. shares.OrderBy(_ => random.Next())])],
        };

        var concentrations = MineralConcentration.Of(register).ToDictionary(each => (each.Stage, each.Basis, each.Year));

        Assert.Equal(shares.Select(share => share.Comparable).Distinct().Count(), concentrations.Count);
        foreach (var (key, actual) in concentrations)
        {
            var comparable = shares.FindAll(share => (share.Stage, share.Basis, share.Year) == key);

            AssertIs(comparable.Select(share => (share.Country, share.Percent)), actual.ByCountry);
            Assert.Equal(Percent("AUS", "USA"), actual.Allied, 1e-9);
            Assert.Equal(Percent("CHN", "RUS"), actual.Adversary, 1e-9);
            Assert.Equal(Percent("JPN"), actual.Neutral, 1e-9);
            Assert.Equal(Math.Max(0, 100 - Percent(Countries)), actual.Unstated, 1e-9);

            double Percent(params string[] of) => comparable.Where(share => of.Contains(share.Country.Value)).Sum(share => share.Percent);
        }
    });

    [Fact]
    public void Order_of_a_chains_shares_does_not_matter_to_the_last_bit() => Seeds.Each(200, seed =>
    {
        var random = new Random(seed);
        CountryShare[] shares =
        [
            .. from stage in Enum.GetValues<MineralStage>()
               from basis in Bases
               from country in Countries
               where random.Next(4) > 0
               select new CountryShare(stage, Parsed.As<CountryCode>(country), 0.1 * random.Next(0, 4) + 0.2, Parsed.As<ShareBasis>(basis.Basis), basis.Year, A.Source()),
        ];

        Assert.Equal(Of(shares), Of([.. shares.OrderBy(_ => random.Next())]));

        static IReadOnlyList<MineralConcentration> Of(CountryShare[] shares) => MineralConcentration.Of(new Register
        {
            Partners = [A.Partner("AUS"), A.Partner("JPN"), PartnerIn(Theater.NorthAmerica, "USA")],
            MineralChains = [new MineralChain(A.Code("GALLIUM"), MineralKind.Mineral, Release.ToEveryone, shares)],
        });
    });

    [Fact]
    public void Of_equal_holders_the_first_in_their_order_is_the_top() =>
        Assert.Equal("a", Concentration<string>.Of([("c", 20), ("a", 20), ("b", 20)])!.Top);

    private static void AssertIs<THolder>(IEnumerable<(THolder Holder, double Units)> lines, Concentration<THolder>? actual)
        where THolder : notnull
    {
        var held = new Dictionary<THolder, double>();
        foreach (var (holder, units) in lines)
        {
            held[holder] = held.GetValueOrDefault(holder) + units;
        }

        var (total, most) = (held.Values.Sum(), held.Values.DefaultIfEmpty().Max());
        if (total == 0)
        {
            Assert.Null(actual);
            return;
        }

        Assert.Equal(held.Values.Sum(units => Math.Pow(units / total, 2)) * 10_000, actual!.Hhi, 1e-6);
        Assert.Equal(1 / held.Values.Sum(units => Math.Pow(units / total, 2)), actual.EffectiveNumber, 1e-6);
        Assert.Equal(100 * most / total, actual.TopPercent, 1e-6);
        Assert.Equal(most, held[actual.Top], 1e-6);
    }

    private static Partner PartnerIn(Theater theater, string code) => new(Parsed.As<CountryCode>(code), code, theater, [], Release.ToEveryone);
}
