using System.Text.Json;
using System.Text.Json.Serialization;
using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Candidates;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Promises;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Surges;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Stocks;

namespace CoProduction.Domain.Tests.Gaps.Evidence;

/// <summary>Equal registers give equal results, regardless of the order of their records.</summary>
public sealed class OrderTests
{
    private const string AsOf = "2026-06";

    private static readonly JsonSerializerOptions WithTuples =
        new() { IncludeFields = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [Fact]
    public void Evidence_of_every_case_does_not_depend_on_it() => Seeds.EachWithCases(25, seed =>
        ForecastCases.All.Sum(forecast => AssertSame(seed, register => EvidenceReport.Of(register.In(forecast, AsOf), 19).Items)));

    [Fact]
    public void Conflicts_do_not_depend_on_it() => Seeds.EachWithCases(60, seed => AssertSame(seed, register => ConflictSearch.Of(register, A.Month(AsOf), new Outlook(ForecastCase.Committed, Reading.Floor))));

    [Fact]
    public void Candidates_do_not_depend_on_it() => Seeds.EachWithCases(25, seed => AssertSame(seed, register => ItemCandidates.Of(register.In(asOf: AsOf), 19)));

    [Fact]
    public void Promises_do_not_depend_on_it() => Seeds.EachWithCases(25, seed => AssertSame(seed, register => PromiseReview.Of(register, A.Month(AsOf)).Promises));

    [Fact]
    public void Losses_do_not_depend_on_it() => Seeds.EachWithCases(25, seed => AssertSame(seed, register => Losses.Of(register.In(asOf: AsOf)).Sites));

    [Fact]
    public void Breaks_of_goals_do_not_depend_on_it() => Seeds.EachWithCases(25, seed => AssertSame(seed, register => GoalBreak.Of(register.In(asOf: AsOf))));

    [Fact]
    public void Self_sufficiency_does_not_depend_on_it() =>
        Seeds.EachWithCases(25, seed => AssertSame(seed, register => SelfSufficiency.Of(register.In(asOf: AsOf), 19)));

    [Fact]
    public void Concentration_of_items_does_not_depend_on_it() =>
        Seeds.EachWithCases(60, seed => AssertSame(seed, register => ItemConcentration.Of(register.In(asOf: AsOf), 19)));

    [Fact]
    public void Surges_do_not_depend_on_it() => Seeds.EachWithCases(25, seed => AssertSame(
        seed, register => SurgeReport.Of(register.In(asOf: AsOf), new DemandSurge(1.7, Theater.Europe)).Supplies));

    /// <summary>The number of results. Rates in tenths, so that the last bit of a sum shows the order of its terms.</summary>
    private static int AssertSame<T>(int seed, Func<Register, IReadOnlyList<T>> analysis)
    {
        var register = RandomRegister.Of(seed, scale: 0.1) with { Stocks = [.. StocksOf(new Random(seed))] };
        var answers = analysis(register);

        Assert.Equal(JsonSerializer.Serialize(answers, WithTuples), JsonSerializer.Serialize(analysis(register.Around()), WithTuples));
        return answers.Count;
    }

    private static IEnumerable<Stock> StocksOf(Random random) =>
        from partner in new[] { "DEU", "POL", "USA" }
        from metric in new[] { "on_hand", "consumption_per_month", "days_of_supply" }
        from number in Enumerable.Range(0, random.Next(3))
        select new Stock(
            Parsed.As<RecordId>($"{partner.ToLowerInvariant()}-{metric.Replace('_', '-')}-{number}"),
            A.Code("PRODUCT-0"),
            Scope.Of(Parsed.As<CountryCode>(partner)),
            Parsed.As<Keyword>(metric),
            0.1 * random.Next(1, 1_000),
            metric == "days_of_supply" ? "days" : "each",
            null,
            Release.ToEveryone,
            A.Source());
}
