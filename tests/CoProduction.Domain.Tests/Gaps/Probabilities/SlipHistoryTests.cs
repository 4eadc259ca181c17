using CoProduction.Domain.Tests.Gaps.Promises;
using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class SlipHistoryTests
{
    private const string AsOf = "2026-06";

    private const int TableSize = 4096;

    private static readonly SlipDistribution Building = ChanceModel.Default[PlanStage.Building].Slip;

    [Fact]
    public void What_has_not_come_has_slipped_at_least_as_far_as_its_date_moved() =>
        Assert.Equal(
            ("0 9", "0 3"),
            Slips(
                Promised.For(PlanStage.Commissioned, "2026-01", "2026-01"),
                Promised.For(PlanStage.Commissioned, "2026-01", "2026-04", "2026-10"),
                Promised.For(PlanStage.Funded, "2026-09", "2026-12"),
                Promised.For(PlanStage.Funded, "2026-09")));

    [Theory]
    [InlineData("2026-01 2026-04", "5")] // Overdue for two months, after it had moved by three.
    [InlineData("2026-05", "1")]
    [InlineData("2026-06", "0")] // Its month is not over.
    [InlineData("2026-01 2026-06", "5")]
    [InlineData("2026-09 2026-07", "-2")]
    public void What_is_overdue_has_slipped_at_least_to_the_as_of_month(string months, string least) =>
        Assert.Equal(("", least), Slips(Promised.For(PlanStage.Contracted, months.Split(' '))));

    [Fact]
    public void What_is_cancelled_is_not_waited_for_any_longer() =>
        Assert.Equal(("", "3"), Slips(Promised.For(PlanStage.Cancelled, "2025-01", "2025-04")));

    [Fact]
    public void What_the_register_never_had_as_a_promise_or_without_a_date_tells_nothing() =>
        Assert.Equal(
            ("", ""),
            Slips(
                Promised.For(PlanStage.Commissioned, "2026-01"),
                Promised.Dated(DatePrecision.Placeholder, PlanStage.Commissioned, "2025-01", "2026-01"),
                Promised.Dated(DatePrecision.Placeholder, PlanStage.Building, "2025-01", "2026-01")));

    [Fact]
    public void Share_of_a_slip_counts_only_those_known_to_slip_no_less()
    {
        // The example of the README: 0 is 1 of 5; 6 is 2 of 3; 4/15 are left, for the one of 12 months or more.
        var slip = new SlipHistory(0, [0, 6, 6], [3, 12]).Distribution(Building);

        Assert.Equal(0.2, slip.ShareUpTo(0), 1e-3);
        Assert.Equal(0.2, slip.ShareUpTo(5), 1e-3);
        Assert.Equal(11 / 15.0, slip.ShareUpTo(6), 1e-3);
        Assert.Equal(slip.ShareUpTo(6), slip.ShareUpTo(11));
        Assert.Equal(16, slip.Quantile((11 + 2) / 15.0));
        Assert.Equal(36, slip.Quantile(0.9999));
    }

    [Fact]
    public void With_nothing_outstanding_slips_are_as_frequent_as_they_were() => Seeds.Each(200, seed =>
    {
        var random = new Random(seed);
        int[] delivered = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(-6, 40)).Order()];

        Assert.Equal(Table(SlipDistribution.Of(delivered)), Table(new SlipHistory(0, delivered, []).Distribution(Building)));
    });

    [Fact]
    public void What_is_outstanding_with_the_slip_of_the_last_one_may_come_with_it() =>
        Assert.Equal([3, 3], new[] { 0, 0.999 }.Select(new SlipHistory(0, [3], [3, 3, 1, 0]).Distribution(Building).Quantile));

    [Fact]
    public void Where_the_default_ends_before_what_is_known_that_is_the_slip()
    {
        var slip = new SlipHistory(0, [0], [40]).Distribution(Building);

        Assert.Equal((0.5, 40, 40), (slip.ShareUpTo(39), slip.Quantile(0.5), slip.Quantile(0.999)));
    }

    [Fact]
    public void A_longer_wait_never_makes_any_slip_that_was_seen_likelier_to_suffice() => Seeds.Each(300, seed =>
    {
        var random = new Random(seed);
        int[] delivered = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(-3, 25)).Order()];
        int[] outstanding = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(-3, 60))];
        var before = new SlipHistory(0, delivered, [.. outstanding.Order()]).Distribution(Building);
        outstanding[random.Next(outstanding.Length)] += random.Next(1, 30);
        var after = new SlipHistory(0, delivered, [.. outstanding.Order()]).Distribution(Building);

        Assert.All(delivered, months => Assert.True(after.ShareUpTo(months) <= before.ShareUpTo(months) + (1.0 / TableSize)));
    });

    [Fact]
    public void Twenty_that_came_take_the_place_of_the_defaults_but_no_number_that_is_outstanding()
    {
        Assert.Same(ChanceModel.Default, ChanceModel.For(Register(19, 40), A.Month(AsOf)));
        var fitted = ChanceModel.For(Register(20, 40), A.Month(AsOf));

        // 20 came after 9 months, and 40 are known to be 12 months late or more.
        Assert.Equal(1 / 3.0, fitted[PlanStage.Funded].Slip.ShareUpTo(9), 1e-3);
        Assert.Equal(1 / 3.0, fitted[PlanStage.Building].Slip.ShareUpTo(11), 1e-3);
        Assert.True(fitted[PlanStage.Proposed].Slip.Mean > fitted[PlanStage.Building].Slip.Mean);
        Assert.Equal(0, fitted[PlanStage.Commissioned].Slip.Mean);
    }

    [Fact]
    public void Nothing_delivered_gives_no_distribution() =>
        Assert.Throws<InvalidOperationException>(() => new SlipHistory(1, [], [9]).Distribution(Building));

    private static IEnumerable<int> Table(SlipDistribution slip) => Enumerable.Range(0, TableSize).Select(place => slip.Quantile((double)place / TableSize));

    private static (string Delivered, string Outstanding) Slips(params Plan[] plans)
    {
        var history = SlipHistory.Of(Promised.Register(Promised.By("deu-a", "Nammo", plans)), A.Month(AsOf));
        return (string.Join(' ', history.Delivered), string.Join(' ', history.Outstanding));
    }

    private static Register Register(int delivered, int outstanding) => Promised.Register(Promised.By(
        "deu-a",
        "Nammo",
        [
            .. Enumerable.Repeat(Promised.For(PlanStage.Commissioned, "2025-01", "2025-10"), delivered),
            .. Enumerable.Repeat(Promised.For(PlanStage.Building, "2025-06"), outstanding),
        ]));
}
