using CoProduction.Domain.Tests.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Promises;

/// <summary>Promises as tests state them: the months promised one after the other, the last of them now.</summary>
internal static class Promised
{
    /// <param name="stage">The stage now.</param>
    /// <param name="months">The months promised, in order; all but the last while the promise was announced.</param>
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
