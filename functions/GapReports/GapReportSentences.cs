using System.Globalization;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry;
using CoProduction.Registry.Plans;

namespace CoProduction.Functions.GapReports;

/// <summary>Says in a sentence what a baseline and a verdict rest on. Without a culture, figures are written as everywhere in the interface.</summary>
internal static class GapReportSentences
{
    /// <summary>What the central reading rests on.</summary>
    public static string Pace(PaceResponse? pace, IFormatProvider? culture = null) =>
        pace is { IsKnown: true, PercentPerYear: { } percent }
            ? string.Create(culture ?? CultureInfo.InvariantCulture, $"Pace: {percent:0} % a year, damped: the median of only {pace.Pairs} pairs of totals, from {pace.From} to {pace.Until}.")
            : $"Pace: none. Only {pace?.Pairs ?? 0} pairs of totals were observed, so that central is the floor.";

    /// <summary>Which products are missed, open and reached, and by which items.</summary>
    public static string WhatDecides(FamilyResponse family)
    {
        var missed = Products(VerdictKind.Missed, product => product.Verdict!.StoppedBy!.Select(item => item.Item));
        var open = Products(
            VerdictKind.Open, product => product.Verdict!.StoppedBy?.Select(item => item.Item) ?? product.Verdict.Deciding!.Select(item => item.Item));
        var reached = Products(VerdictKind.Reached, product => [product.Product]);
        var binding = family.Products.SelectMany(product => product.Series.Months[^1].Binding ?? []).Select(item => item.Item).Distinct().ToList();
        var bound = family.Verdict == VerdictKind.Reached && binding.Count > 0 ? $"bound by {string.Join(", ", binding)}" : "";
        var asked = family.Products.Where(product => product.Question is not null).Select(product => product.Product).ToList();
        return family.Goal is null ? ""
            : family.Verdict is null ? $"what is made today of {string.Join(", ", asked)}?"
            : string.Join("; ", new[] { Sentence("missed", missed), Sentence("open", open), Sentence("reached", reached), bound }.Where(part => part.Length > 0));

        List<string> Products(VerdictKind kind, Func<ProductResponse, IEnumerable<string>> items) =>
            [.. family.Products.Where(product => product.Verdict?.Verdict == kind).Select(product => Named(product.Product, [.. items(product)]))];

        static string Named(string product, string[] items) => items is [var only] && only == product ? product : $"{product} by {string.Join(", ", items)}";

        static string Sentence(string kind, List<string> products) => products.Count == 0 ? "" : $"{kind}: {string.Join("; ", products)}";
    }

    public static IEnumerable<string> Basis(BasisResponse basis, IFormatProvider? culture = null)
    {
        var observed = basis.Observations.Where(each => each.Beyond > 0).OrderByDescending(each => each.Beyond).Select(each =>
            $"{TextFigures.Number(each.Beyond, culture)} a month from {Statement(each.Statement, culture)} ({Word.Of(each.Confidence)})").ToList();
        var parts = basis.Lines > 0 ? [$"{TextFigures.Number(basis.Lines, culture)} from registered lines", .. observed] : observed;
        return basis.OtherSides.Select(side => OtherSide(side, culture)).Prepend($"the baseline rests on {string.Join(", ", parts)}; {Founded(basis.Founded, culture)}.");
    }

    public static IEnumerable<string> Reasons(VerdictResponse verdict, IFormatProvider? culture = null)
    {
        foreach (var stop in verdict.StoppedBy ?? [])
        {
            yield return verdict.Verdict == VerdictKind.Missed
                ? $"even at the ceiling {stop.Item} allows {TextFigures.Number(stop.Capacity, culture)} a month."
                : $"met at the floor, but not at the ceiling, where others take more of {stop.Item}: {TextFigures.Number(stop.Capacity, culture)} a month in all.";
        }

        foreach (var plan in verdict.Uncounted ?? [])
        {
            yield return $"not counted: {plan.Factory} to {(plan.NewRatePerMonth is { } total ? TextFigures.Number(total, culture) : $"{TextFigures.Number(plan.AddedRatePerMonth, culture)} more")} "
                + $"a month {plan.Timing} {plan.CountsFrom}{(plan.IsInCase ? "" : $", only {plan.Stage}")}{Late(plan.MonthsLate)}.";
        }

        foreach (var item in verdict.Deciding ?? [])
        {
            var must = item.PercentAYear is { } percent
                ? string.Create(culture ?? CultureInfo.InvariantCulture, $"{item.Item} must grow {percent:0.0} % a year from {item.Since} to {item.Until}, to {TextFigures.Number(item.Needed, culture)} a month")
                : $"{item.Item} must reach {TextFigures.Number(item.Needed, culture)} a month, and how much of what is planned is new is not stated";
            yield return item.Instead is { } others ? $"{must}, or else {string.Join(" or ", others)} must grow." : $"{must}.";
        }
    }

    /// <summary>What is to make less, or nothing, and whether the report's case counts it.</summary>
    public static IEnumerable<string> Cuts(SupplyResponse supply, IFormatProvider? culture = null) =>
        from plan in supply.Plans
        where plan.Kind != Word.Of(PlanKind.Expansion) && plan.Effect is "counted" or "not-in-case"
        let when = $"{plan.Timing} {plan.Due}"
        let what = plan.Kind switch
        {
            "closure" => "is to close",
            "pause" => "is to pause",
            _ when plan.NewRatePerMonth is { } total => $"is to make no more than {TextFigures.Number(total, culture)} a month",
            _ when plan.AddedRatePerMonth is { } less => $"is to make {TextFigures.Number(-less, culture)} a month less",
            _ => string.Create(culture ?? CultureInfo.InvariantCulture, $"is to make {100 * plan.Share:0.#} % less"),
        }
        select $"{plan.Factory} {what} {when} ({plan.Stage}){(plan.Effect == "counted" ? "" : "; this case does not count it")}.";

    /// <summary>What stated targets come to, and whether the central reading makes more than anybody aims at.</summary>
    public static IEnumerable<string> Targets(ProductResponse product, IFormatProvider? culture = null)
    {
        if (product.Targets is { } targets)
        {
            var scopes = string.Join(", ", targets.Statements.Select(target => target.Scope).Distinct());
            yield return targets.IsExceeded
                ? $"the stated targets ({scopes}) come to {TextFigures.Number(targets.RatePerMonth, culture)} a month: the central reading makes more than anybody aims at, so take it with doubt."
                : $"the stated targets ({scopes}) come to {TextFigures.Number(targets.RatePerMonth, culture)} a month.";
        }
    }

    /// <summary>Why the central figure and the probability point to different sides of the goal, if they do.</summary>
    public static IEnumerable<string> Chances(ProductResponse product, ProductProbabilityResponse chance, IFormatProvider? culture = null)
    {
        var expected = product.Cases.FirstOrDefault(each => each.Case == Word.Of(ForecastCase.Expected))?.Output;
        if (product.Series.Goal is { } goal && chance.Probability.Central is { } probability && expected is not null)
        {
            var isMet = !(expected.Central < goal);
            if (isMet != (probability >= 0.5))
            {
                var share = expected.Central is { } units ? TextFigures.Percent(units / goal, culture) : "more than enough";
                yield return string.Create(culture ?? CultureInfo.InvariantCulture, $"expected {share} of the goal, yet P is {probability:0.00}: ")
                    + (isMet ? "the goal needs every part to grow at the pace and the plans to come, and in most trials one does not." : "in most trials more plans come, or the pace is faster, than expected.");
            }
        }
    }

    private static string OtherSide(OtherSideResponse side, IFormatProvider? culture) =>
        side.Believed.Id == side.Observed
            ? $"by {Statement(side.Other, culture)} instead of {Statement(side.Believed, culture)} the goal is {TextFigures.Number(side.Goal, culture)} a month."
            : $"the total includes {Statement(side.Believed, culture)}; by {Statement(side.Other, culture)} instead the goal is {TextFigures.Number(side.Goal, culture)} a month.";

    private static string Late(int months) => months == 0 ? "" : $", {months} month{(months == 1 ? "" : "s")} after the goal";

    private static string Statement(StatementResponse statement, IFormatProvider? culture) =>
        $"{TextFigures.Extent(statement.Scope, statement.Sites)} {TextFigures.Stated(statement.RatePerYear, statement.HighPerYear, culture)} a year{(statement.Kind == "baseline" ? "" : $" ({statement.Kind})")}"
        + $"{(statement.AsOf is { } date ? $" of {date}" : "")}";

    private static string Founded(FoundedResponse founded, IFormatProvider? culture) =>
        string.Join(", ", new[] { ("reported", founded.Reported), ("recalled", founded.Recalled), ("estimated", founded.Estimated) }
            .Where(each => each.Item2 > 0).Select(each => $"{TextFigures.Percent(each.Item2, culture)} {each.Item1}"));
}
