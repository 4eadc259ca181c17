using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Says how the plans of two registers differ: which came later or sooner, by how many months, and which changed their stage, their rate or ended.</summary>
internal static class PlanChanges
{
    private const int Most = 12;

    public static IEnumerable<BriefingItem> Of(Register before, Register now, BriefingScope scope, BriefingFigures figures)
    {
        var former = Plans(before, scope).ToDictionary(each => each.Key);
        var both = Plans(now, scope).Where(each => former.ContainsKey(each.Key)).Select(each => (Then: former[each.Key].Plan, Now: each)).ToList();
        return
        [
            .. Item("Later", "slipped", both.Select(each => (each.Now, Months: each.Now.Plan.Terms.MonthsAfter(each.Then.Terms))).Where(each => each.Months > 0)
                .OrderByDescending(each => each.Months).Select(each => $"{each.Now.Name}: {Months(each.Months)} later, now {Due(each.Now.Plan)}{Formerly(each.Now, former)}.")),
            .. Item("Sooner", "brought forward", both.Select(each => (each.Now, Months: -each.Now.Plan.Terms.MonthsAfter(each.Then.Terms))).Where(each => each.Months > 0)
                .OrderByDescending(each => each.Months).Select(each => $"{each.Now.Name}: {Months(each.Months)} sooner, now {Due(each.Now.Plan)}{Formerly(each.Now, former)}.")),
            .. Item("Stage", "at another stage", both.Where(each => each.Then.Stage != each.Now.Plan.Stage)
                .Select(each => $"{each.Now.Name}: {Word.Of(each.Now.Plan.Stage)}, was {Word.Of(each.Then.Stage)}.")),
            .. Item("Rate", "with another rate", both.Where(each => RateOf(each.Then.Terms, figures) != RateOf(each.Now.Plan.Terms, figures))
                .Select(each => $"{each.Now.Name}: {RateOf(each.Now.Plan.Terms, figures)}, was {RateOf(each.Then.Terms, figures)}.")),
            .. Item("Ended", "replaced or withdrawn", both.Where(each => EndOf(each.Then) != EndOf(each.Now.Plan) && EndOf(each.Now.Plan) is not null)
                .Select(each => $"{each.Now.Name}: {EndOf(each.Now.Plan)}.")),
        ];

        string Months(int count) => $"{figures.Count(count)} month{(count == 1 ? "" : "s")}";

        IEnumerable<BriefingItem> Item(string head, string what, IEnumerable<string> all)
        {
            var sentences = all.ToList();
            var more = sentences.Count - Most;
            return sentences.Count == 0 ? []
                : [new BriefingItem(head, $"{figures.Count(sentences.Count)} plan{(sentences.Count == 1 ? "" : "s")} {what}.", [.. sentences.Take(Most), .. more > 0 ? [$"and {figures.Count(more)} more."] : Array.Empty<string>()])];
        }
    }

    private static string Formerly(RegisteredPlan plan, Dictionary<(SiteId, LineKey, Keyword), RegisteredPlan> former) =>
        Due(former[plan.Key].Plan) is var then && then != Due(plan.Plan) ? $", was {then}" : "";

    private static string Due(Plan plan) => $"{Word.Of(plan.Terms.Timing)} {plan.Terms.Due.Text}";

    private static string RateOf(PlanTerms terms, BriefingFigures figures) =>
        terms.Kind == PlanKind.Closure ? "closes"
        : terms.TotalRate(most: false) is { } total ? $"to {figures.Number(total)} a month"
        : terms.Added is not null ? $"{figures.Difference(terms.AddedRate(most: false), 0)} a month"
        : terms.Share is { } share ? $"{figures.Share(share)} less"
        : "without a rate";

    /// <summary>How a plan ended that is not simply cancelled, which is a stage; null if it stands.</summary>
    private static string? EndOf(Plan plan) =>
        plan.ReplacedBy is { } next ? $"replaced by plan {next}" : plan.Withdrawn is not null ? "withdrawn" : null;

    private static IEnumerable<RegisteredPlan> Plans(Register register, BriefingScope scope) =>
        from line in FactoryLine.Of(register.Factories)
        where scope.HasItem(line.Line.Item.Value)
        from plan in line.Line.Plans
        select new RegisteredPlan((line.Factory.Id, line.Line.Key, plan.Id), plan);

    private sealed record RegisteredPlan((SiteId Factory, LineKey Line, Keyword Plan) Key, Plan Plan)
    {
        public string Name => $"{Key.Factory}, {Key.Line.Item}{(Key.Line.Name is { } name ? $" {name}" : "")}, plan {Key.Plan}";
    }
}
