using System.Text.Json;
using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Candidates;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Promises;

namespace CoProduction.Domain.Tests.Gaps.Evidence;

/// <summary>Equal registers give equal results, regardless of the order of their records.</summary>
public sealed class OrderTests
{
    private const string AsOf = "2026-06";

    [Fact]
    public void Evidence_of_every_case_does_not_depend_on_it() => Seeds.EachWithCases(25, seed =>
        ForecastCases.All.Sum(forecast => AssertSame(seed, register => EvidenceReport.Of(register.In(forecast, AsOf), 19).Items)));

    [Fact]
    public void Conflicts_do_not_depend_on_it() => Seeds.EachWithCases(60, seed => AssertSame(seed, register => ConflictSearch.Of(register, A.Month(AsOf))));

    [Fact]
    public void Candidates_do_not_depend_on_it() => Seeds.EachWithCases(25, seed => AssertSame(seed, register => ItemCandidates.Of(register.In(asOf: AsOf), 19)));

    [Fact]
    public void Promises_do_not_depend_on_it() => Seeds.EachWithCases(25, seed => AssertSame(seed, register => PromiseReview.Of(register, A.Month(AsOf)).Promises));

    /// <summary>The number of results.</summary>
    private static int AssertSame<T>(int seed, Func<Register, IReadOnlyList<T>> analysis)
    {
        var register = RandomRegister.Of(seed);
        var answers = analysis(register);

        Assert.Equal(JsonSerializer.Serialize(answers), JsonSerializer.Serialize(analysis(register.Around())));
        return answers.Count;
    }
}
