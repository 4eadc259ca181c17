using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

/// <summary>A site that closes, in the register or in a scenario.</summary>
public sealed class ClosingTests
{
    [Fact]
    public void Closing_a_site_and_an_outage_of_it_from_that_month_give_the_same_report_to_the_last_digit() => Seeds.EachWithCases(40, seed =>
    {
        var (register, asOf) = (RandomRegister.Of(seed), A.Month("2026-06"));
        var random = new Random(seed);
        var site = register.Factories[random.Next(register.Factories.Count)].Id;
        var from = A.Month("2026-07").Plus(random.Next(15));
        var closed = register.With([.. register.Factories.Select(factory => factory.Id == site ? factory.ClosedFrom(from) : factory)]);
        var (before, after) = (Projection.Of(register, asOf)!, Projection.Of(closed, asOf)!);

        var under = before.Under([new Outage(new Selection { Sites = [site] }, 100, new MonthRange(from, null, null))]);

        foreach (var outlook in ForecastCases.All.SelectMany(Outlook.Of))
        {
            Assert.Equal(ReportText.Of(GapReport.Of(after, outlook)), ReportText.Of(GapReport.Of(under, outlook)));
        }

        Assert.Equal(ReportText.Of(Trials(after)), ReportText.Of(Trials(under)));
        return ReportText.Of(GapReport.Of(before, new Outlook(ForecastCase.Committed, Reading.Floor))) == ReportText.Of(GapReport.Of(after, new Outlook(ForecastCase.Committed, Reading.Floor))) ? 0 : 1;
    });

    /// <summary>A site made 60 of 100 and closes in the as-of month, or closed before it, since the last total was observed.</summary>
    [Theory]
    [InlineData("2026-11", null)]
    [InlineData("2026-11", "2026-11")]
    [InlineData("2026-03", "2026-03")]
    public void So_they_do_from_the_present_and_from_a_month_since_the_last_observation(string month, string? from)
    {
        Register Of(params DatedStatus[] statuses) => new()
        {
            Partners = [A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Goals = [A.Goal()],
            Baselines = [A.Observed("155-HE", "ALLIED", 100, "2025-11")],
            Factories = [A.Factory("usa-a", statuses, "Nammo", A.Line("155-HE", 60, asOf: "2025-11"))],
        };
        var closed = Projection.Of(Of(A.Status(SiteStatus.Operating), A.Status(SiteStatus.Closed, month)), A.Month("2026-11"))!;
        var outage = new Outage(new Selection { Sites = [Parsed.As<SiteId>("usa-a")] }, 100, new MonthRange(from is null ? null : A.Month(from), null, null));

        var under = Projection.Of(Of(A.Status(SiteStatus.Operating)), A.Month("2026-11"))!.Under([outage]);

        foreach (var outlook in ForecastCases.All.SelectMany(Outlook.Of))
        {
            Assert.Equal(ReportText.Of(GapReport.Of(closed, outlook)), ReportText.Of(GapReport.Of(under, outlook)));
        }

        Assert.Equal(40, under.In(ForecastCase.Committed).Forecast.Capacities[under.Horizon.IndexOf(A.Month("2027-01")), 0]);
    }

    [Fact]
    public void Closing_raises_no_capacity_in_any_month_and_changes_no_goal() => Seeds.EachWithCases(60, seed =>
    {
        var (register, asOf) = (RandomRegister.Of(seed), A.Month("2026-06"));
        var random = new Random(seed);
        var site = register.Factories[random.Next(register.Factories.Count)].Id;
        var from = register.Goals.Max(goal => goal.FirstMonth).Plus(1 + random.Next(12));
        var closed = register.With([.. register.Factories.Select(factory => factory.Id == site ? factory.ClosedFrom(from) : factory)]);
        var (before, after, lower) = (Projection.Of(register, asOf)!, Projection.Of(closed, asOf)!, 0);
        Assert.All(Enumerable.Range(0, before.Goals.Count), product => Assert.Equal(before.Goals[product]?.EndRate, after.Goals[product]?.EndRate));
        foreach (var outlook in ForecastCases.All.SelectMany(Outlook.Of))
        {
            var (was, now) = (before.In(outlook).Forecast, after.In(outlook).Forecast);
            for (var item = 0; item < before.Items.Count; item++)
            {
                for (var month = 0; month < before.Horizon.Months; month++)
                {
                    Assert.True(!was.IsKnown(item, month) || now.Capacities[month, item] <= was.Capacities[month, item] + 1e-9, $"{before.Items[item]} {month} {outlook}");
                    lower += now.Capacities[month, item] < was.Capacities[month, item] - 1e-9 ? 1 : 0;
                }
            }
        }

        return lower;
    });

    /// <summary>One line makes all, and closes in 2027-06: nothing is left that could grow.</summary>
    [Fact]
    public void What_a_closed_line_made_grows_no_more()
    {
        var register = new Register
        {
            Partners = [A.Partner("USA")],
            Items = [A.Product("155-HE")],
            Goals = [A.Goal()],
            Factories = [A.Factory("usa-a", [A.Status(SiteStatus.Operating), A.Status(SiteStatus.Closed, "2027-06")], "Nammo", A.Line("155-HE", 100, asOf: "2025-11"))],
        };

        var ceiling = Projection.Of(register, A.Month("2026-11"))!.In(ForecastCase.Committed, Reading.Ceiling);

        Assert.Equal(0, ceiling.Forecast.Capacities[ceiling.Projection.Horizon.IndexOf(A.Month("2027-06")), ceiling.Projection.Items.Find(A.Code("155-HE"))!.Value]);
    }

    private static ProbabilityReport Trials(Projection projection) => MonteCarlo.Run(projection, ChanceModel.Default, 40, cancellation: CancellationToken.None);
}
