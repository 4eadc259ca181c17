using CoProduction.Domain.Tests.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Promises;

/// <summary>Builds promises for tests from the promised months in order. The last month is the current promise.</summary>
internal static class Promised
{
    /// <param name="stage">The current stage.</param>
    /// <param name="months">The promised months, in order. All but the last were promised at the stage announced.</param>
    public static Plan For(PlanStage stage, params string[] months) => Dated(DatePrecision.Reported, stage, months);

    public static Plan Dated(DatePrecision precision, PlanStage stage, params string[] months) =>
        Sample.Plan(
            effective: A.Month(months[^1]),
            stage: stage,
            precision: precision,
            history:
            [
                .. months[..^1].Select(month => new PlanRevision(
                    Sample.Today, Sample.Terms(A.Month(month)))),
            ]);

    public static Factory By(string site, string @operator, params Plan[] plans) =>
        A.Factory(
            site,
            SiteStatus.Operating,
            @operator,
            [.. plans.Index().Select(each => A.Line("155-HE", 10, $"stage-{each.Index}", null, each.Item))]);

    public static Register Register(params Factory[] factories) => new() { Factories = factories };
}
