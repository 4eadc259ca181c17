using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Readings;

/// <summary>Knowing more about the present changes no reading, on every register.</summary>
public sealed class KnowingMoreProperties
{
    private const string AsOf = "2026-06";

    [Fact]
    public void A_maker_without_a_rate_and_a_plan_changes_no_reading() => Seeds.EachWithCases(40, seed =>
    {
        var register = RandomRegister.Of(seed).WithSomeGrowthStated(seed);
        var before = Projection.Of(register, A.Month(AsOf))!;
        foreach (var item in register.Items)
        {
            foreach (var status in new[] { SiteStatus.Operating, SiteStatus.Planned, SiteStatus.Idle })
            {
                AssertSame(before, register with { Factories = [.. register.Factories, A.Factory("usa-new", item.Code.Value, status: status)] });
            }
        }

        return register.Items.Count;
    });

    /// <summary>
    /// Only where a line of unknown rate is planned to step to a stated total may the floor rise: less of what is observed can then be that line's. So it may where
    /// sites of several partners are observed together: less of theirs can then be what is left of one of them.
    /// </summary>
    [Fact]
    public void A_present_rate_without_a_plan_within_the_observed_total_changes_no_reading() => Seeds.EachWithCases(100, seed =>
    {
        var register = RandomRegister.Of(seed).WithSomeGrowthStated(seed);
        var before = Projection.Of(register, A.Month(AsOf))!;
        var (current, tried) = (before.CurrentCapacity, 0);
        for (var item = 0; item < before.Items.Count; item++)
        {
            var isShared = current.Unattributed(item).ByExtent.Any(part => !part.Extent.IsWhole && part.Holder.Partner is null);
            foreach (var (_, holder, rates) in current.Unattributed(item).ByExtent.Where(part => part.Extent.IsWhole && !isShared && current.Lines.UnknownOf(item).Length == 0))
            {
                var beyond = rates.Min();
                if (beyond > 0 && holder.Partner is { } partner)
                {
                    var maker = A.Factory($"{partner.Value.ToLowerInvariant()}-new", before.Items[item].Value, 0.7 * beyond);
                    AssertSame(before, register with { Factories = [.. register.Factories, maker] });
                    tried++;
                }
            }
        }

        return tried;
    });

    [Fact]
    public void A_site_that_is_not_built_yet_adds_what_it_is_planned_to_make_fully_at_the_floor() => Seeds.EachWithCases(40, seed =>
    {
        var register = RandomRegister.Of(seed);
        var before = Projection.Of(register, A.Month(AsOf))!.In(ForecastCase.Committed);
        foreach (var item in register.Items)
        {
            var planned = A.Factory("usa-new", item.Code.Value, status: SiteStatus.Planned, plans: A.Step("2026-09", 130));
            var after = Projection.Of(register with { Factories = [.. register.Factories, planned] }, A.Month(AsOf))!.In(ForecastCase.Committed);
            var number = before.Projection.Items.Find(item.Code)!.Value;
            for (var month = before.Projection.Horizon.IndexOf(A.Month("2026-09")); month < before.Projection.Horizon.Months; month++)
            {
                var was = before.Production.Capacities[month, number];
                Assert.Equal(was == Capacity.Unknown ? 130 : was + 130, after.Production.Capacities[month, number], 1e-9 * (1 + Math.Min(was, 1e6)));
            }
        }

        return register.Items.Count;
    });

    [Fact]
    public void No_plan_that_is_late_counts_by_the_as_of_month_in_any_case() => Seeds.EachWithCases(100, seed =>
    {
        var (register, late) = (RandomRegister.Of(seed), 0);
        var projection = Projection.Of(register, A.Month(AsOf))!;
        var asOf = projection.Horizon.IndexOf(A.Month(AsOf));
        foreach (var (line, _, _) in projection.CurrentCapacity.Lines.Expanding)
        {
            foreach (var step in line.Steps)
            {
                var isOver = step.Plan.Effective <= A.Month(AsOf) && step.Plan.Stage != PlanStage.Commissioned;
                Assert.Equal(isOver ? asOf + 1 : projection.Horizon.IndexOf(step.Plan.Effective), step.From);
                late += isOver ? 1 : 0;
            }

            var ordered = line.Steps.ToArray().Where(step => step.From == asOf + 1).Select(step => step.Plan.Effective).ToList();
            Assert.Equal(ordered.Order(), ordered);
        }

        return late;
    });

    [Fact]
    public void The_central_reading_is_never_below_the_floor_nor_above_the_ceiling() => Seeds.EachWithCases(60, seed =>
    {
        var projection = Projection.Of(RandomRegister.Of(seed), A.Month(AsOf))!;
        var between = 0;
        foreach (var readings in ForecastCases.All.Select(projection.InAllReadings))
        {
            var capacities = readings.Select(outcome => outcome.Production.Capacities).ToList();
            for (var month = 0; month < capacities[0].Months; month++)
            {
                for (var item = 0; item < capacities[0].Width; item++)
                {
                    var (floor, central, ceiling) = (capacities[0][month, item], capacities[1][month, item], capacities[2][month, item]);
                    Assert.Equal(floor == Capacity.Unknown, ceiling == Capacity.Unknown);
                    Assert.Equal(floor == Capacity.Unknown, central == Capacity.Unknown);
                    Assert.True(central >= floor && ceiling >= central * (1 - 1e-12), $"{seed}: {floor} {central} {ceiling}");
                    between += central > floor && central < ceiling ? 1 : 0;
                }
            }
        }

        return between;
    });

    [Fact]
    public void Goals_and_baselines_are_the_same_in_every_reading() => Seeds.EachWithCases(20, seed =>
    {
        var projection = Projection.Of(RandomRegister.Of(seed), A.Month(AsOf))!;

        Assert.All(
            projection.InAllReadings(ForecastCase.Committed),
            outcome => Assert.Same(projection.Goals, outcome.Projection.Goals));
        return projection.Goals.Count;
    });

    private static void AssertSame(Projection before, Register after)
    {
        var projection = Projection.Of(after, A.Month(AsOf))!;
        foreach (var forecast in ForecastCases.All)
        {
            foreach (var (one, other) in before.InAllReadings(forecast).Zip(projection.InAllReadings(forecast)))
            {
                for (var month = 0; month < before.Horizon.Months; month++)
                {
                    AssertNear(one.Production.Capacities[month], other.Production.Capacities[month]);
                    AssertNear(one.Production.Outputs[month], other.Production.Outputs[month]);
                }
            }
        }
    }

    private static void AssertNear(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        for (var place = 0; place < before.Length; place++)
        {
            Assert.Equal(Capacity.IsNumber(before[place]), Capacity.IsNumber(after[place]));
            Assert.True(!Capacity.IsNumber(before[place]) || Math.Abs(before[place] - after[place]) <= 1e-9 * Math.Max(1, before[place]));
        }
    }
}
