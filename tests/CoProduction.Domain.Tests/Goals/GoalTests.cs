using CoProduction.Domain.Tests.Registry;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Domain.Tests.Goals;

public sealed class GoalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(1000.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Multiplier_out_of_range_is_refused(double multiplier) => Refused.Naming("multiplier", () => Sample.Goal(multiplier));

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(241)]
    public void Months_out_of_range_are_refused(int months) => Refused.Naming("months", () => Sample.Goal(months: months));

    [Theory]
    [InlineData(2)]
    [InlineData(240)]
    public void Goal_may_have_that_many_months(int months) => Assert.Equal(months, Sample.Goal(months: months).Months);

    [Theory]
    [InlineData(1900, 1)]
    [InlineData(2009, 12)]
    [InlineData(2059, 12)]
    [InlineData(2107, 10)]
    public void First_month_far_from_those_of_other_goals_is_refused(int year, int month) =>
        Refused.Naming("firstMonth", () => Sample.Goal(months: 2, firstMonth: new Month(year, month)));

    [Fact]
    public void Goal_that_ends_after_2059_is_refused() => Refused.Naming("months", () => Sample.Goal(months: 13, firstMonth: new Month(2059, 1)));

    [Fact]
    public void Goal_may_end_with_2059() => Assert.Equal(new Month(2059, 12), Sample.Goal(months: 12, firstMonth: new Month(2059, 1)).LastMonth);

    [Fact]
    public void Unknown_path_is_refused() => Refused.Naming("path", () => Sample.Goal(path: (GoalPath)2));

    [Fact]
    public void First_and_last_month_are_both_counted() =>
        Assert.Equal("2030-10", Sample.Goal(months: 61, firstMonth: new Month(2025, 10)).LastMonth.ToString());

    [Fact]
    public void Linear_goal_rises_by_the_same_number_each_month()
    {
        var goal = Sample.Goal(multiplier: 3, months: 5, path: GoalPath.Linear);

        Assert.Equal([1, 1.5, 2, 2.5, 3], Enumerable.Range(0, 5).Select(goal.MultipleAt));
    }

    [Fact]
    public void Geometric_goal_rises_by_the_same_factor_each_month()
    {
        var goal = Sample.Goal(multiplier: 16, months: 5, path: GoalPath.Geometric);

        Assert.All(Enumerable.Range(0, 5), month => Assert.Equal(Math.Pow(2, month), goal.MultipleAt(month), 1e-12));
    }

    [Theory]
    [InlineData(GoalPath.Linear, 2)]
    [InlineData(GoalPath.Linear, 1)]
    [InlineData(GoalPath.Linear, 0.1)]
    [InlineData(GoalPath.Linear, 1e-17)]
    [InlineData(GoalPath.Linear, 1000)]
    [InlineData(GoalPath.Geometric, 2)]
    [InlineData(GoalPath.Geometric, 0.1)]
    [InlineData(GoalPath.Geometric, 1e-17)]
    [InlineData(GoalPath.Geometric, 1000)]
    public void Goal_begins_at_exactly_1_and_stays_at_exactly_its_multiplier(GoalPath path, double multiplier)
    {
        var goal = Sample.Goal(multiplier, months: 60, path: path);

        Assert.Equal(1, goal.MultipleAt(0));
        Assert.Equal(multiplier, goal.MultipleAt(59));
        Assert.Equal(multiplier, goal.MultipleAt(60));
        Assert.Equal(multiplier, goal.MultipleAt(int.MaxValue));
    }

    [Theory]
    [InlineData(GoalPath.Linear)]
    [InlineData(GoalPath.Geometric)]
    public void Rising_goal_never_falls(GoalPath path)
    {
        var goal = Sample.Goal(multiplier: 1.1, months: 240, path: path);

        Assert.All(Enumerable.Range(0, 240), month => Assert.True(goal.MultipleAt(month) <= goal.MultipleAt(month + 1)));
    }

    [Fact]
    public void Month_before_the_first_is_refused() => Refused.Naming("month", () => Sample.Goal().MultipleAt(-1));

    [Fact]
    public void Goal_is_found_by_its_family()
    {
        IRecord goal = Sample.Goal(family: "patriot");

        Assert.Equal("patriot", goal.Id);
        Assert.Equal("patriot", goal.Family?.Value);
        Assert.Null(goal.Status);
        Assert.Equal(["RUSI: Shells"], goal.Texts);
    }
}
