using CoProduction.Gaps.Promises;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Promises;

public sealed class TargetPromiseTests
{
    private const string AsOf = "2026-11";

    [Fact]
    public void The_EUs_two_million_of_2025_are_overdue_by_what_is_observed_of_them()
    {
        var target = Of(Stated("EU", BaselineKind.Target, 2_000_000, "2025-12"), Stated("EU", BaselineKind.Baseline, 1_500_000, "2026-03"));

        Assert.Equal(("2025-12", "2025-12", PromiseState.Overdue, 11, 0.75), (target.First!.Text, target.Current!.Text, target.State, target.MonthsLate, target.Share));
        Assert.Equal("2026-03", target.Observed!.AsOf!.Text);
    }

    [Fact]
    public void A_target_stated_again_for_a_later_date_has_moved()
    {
        var target = Of(
            Stated("USA", BaselineKind.Target, 1_200_000, "2026-06", stated: "2025-08", id: "b"),
            Stated("USA", BaselineKind.Target, 1_200_000, "2025-10", stated: "2024-02", id: "a"));

        Assert.Equal(("2025-10", "2026-06", PromiseState.Overdue, 13), (target.First!.Text, target.Current!.Text, target.State, target.MonthsLate));
        Assert.Equal(["usa-155-he-a", "usa-155-he-b"], target.Stated.Select(stated => stated.Id.Value));
        Assert.Null(target.Share);
    }

    [Theory]
    [InlineData("2028", null, null, PromiseState.Open, 0)]
    [InlineData("2025-12", "2025-11", "1200", PromiseState.KeptOnTime, -1)]
    [InlineData("2025-12", "2026-04", "1300", PromiseState.KeptLate, 4)]
    [InlineData("2026", "2026-04", "1100", PromiseState.Open, 0)]
    [InlineData("2025-12", "2026-04", "1100", PromiseState.Overdue, 11)]
    [InlineData(null, "2026-04", "1300", PromiseState.WithoutDate, null)]
    public void Each_target_is_in_one_state(string? due, string? observed, string? units, PromiseState state, int? late)
    {
        var target = Of(
            [Stated("POL", BaselineKind.Target, 1_200, due), .. observed is null ? Array.Empty<Baseline>() : [Stated("POL", BaselineKind.Baseline, double.Parse(units!, null), observed)]]);

        Assert.Equal((state, late), (target.State, target.MonthsLate));
    }

    [Fact]
    public void Only_what_is_observed_of_the_scope_itself_counts() =>
        Assert.Null(Of(Stated("EU", BaselineKind.Target, 100, "2025"), Stated("POL", BaselineKind.Baseline, 100, "2026")).Observed);

    [Fact]
    public void Another_rate_is_another_promise() =>
        Assert.Equal(2, TargetPromise.Of(new Register { Baselines = [Stated("EU", BaselineKind.Target, 100, "2025", id: "a"), Stated("EU", BaselineKind.Target, 200, "2027", id: "b")] }, A.Month(AsOf)).Count());

    private static TargetPromise Of(params Baseline[] baselines) => Assert.Single(TargetPromise.Of(new Register { Baselines = baselines }, A.Month(AsOf)));

    private static Baseline Stated(string scope, BaselineKind kind, double perYear, string? asOf, string? stated = null, string? id = null) =>
        new(
            Parsed.As<RecordId>($"{scope.ToLowerInvariant()}-155-he-{id ?? (kind == BaselineKind.Target ? "target" : "observed")}"),
            Parsed.As<ItemCode>("155-HE"),
            Parsed.As<Scope>(scope),
            kind,
            Quantity.AYear(perYear),
            Parsed.OrNull<Period>(asOf),
            Release.ToEveryone,
            new Source("A publisher", null, null, Parsed.OrNull<Period>(stated), Confidence.Reported, null));
}
