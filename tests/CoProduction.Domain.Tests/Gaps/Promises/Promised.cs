using CoProduction.Domain.Tests.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Promises;

/// <summary>Builds promises for tests from the promised months in order. The last month is the current promise.</summary>
internal static class Promised
{
    /// <param name="stage">The current stage.</param>
    /// <param name="months">The promised months, in order. All but the last were promised at the stage announced.</param>
    public static Expansion For(ExpansionStage stage, params string[] months) => Dated(DatePrecision.Reported, stage, months);

    public static Expansion Dated(DatePrecision precision, ExpansionStage stage, params string[] months) =>
        Sample.Expansion(
            effective: A.Month(months[^1]),
            stage: stage,
            precision: precision,
            history:
            [
                .. months[..^1].Select(month => new ExpansionRevision(
                    Sample.Today, A.Month(month), new MonthlyRate(100), null, ExpansionStage.Announced)),
            ]);

    public static Factory By(string site, string @operator, params Expansion[] expansions) =>
        A.Factory(
            site,
            SiteStatus.Operating,
            @operator,
            [.. expansions.Index().Select(each => A.Line("155-HE", 10, $"stage-{each.Index}", null, each.Item))]);

    public static Register Register(params Factory[] factories) => new() { Factories = factories };
}
