using System.Globalization;
using System.Text;
using CoProduction.Gaps.Promises;

namespace CoProduction.Functions.GapReports;

/// <summary>Writes the review of promises for a terminal, in lines of at most <see cref="TextTable.PageWidth"/> characters.</summary>
public static class PromisesText
{
    public static string Of(PromisesResponse review)
    {
        var text = new StringBuilder();
        foreach (var line in TextLines.Wrap(review.Marking, TextTable.PageWidth))
        {
            text.AppendLine(line);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"CoProduction promises{(review.Partner is { } partner ? $" of {partner}" : "")} as of {review.AsOf}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{review.All.Count} plans, {review.All.Due} due, {review.All.DueOnTime} of them on time{Late(review.All.DueDelay)}");
        Append(text, "KEPT BY", Keepers(review));
        Append(text, "PLANS", Plans(review));
        Append(text, "TARGETS, units a year", Targets(review));
        text.AppendLine().AppendLine(TextLines.Wrap(review.Marking, TextTable.PageWidth)[0]);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string head, TextTable table)
    {
        if (!table.IsEmpty)
        {
            text.AppendLine().AppendLine(head).Append(table);
        }
    }

    private static TextTable Keepers(PromisesResponse review)
    {
        var table = new TextTable("partner", ">plans", ">due", ">on time", ">months late, median");
        foreach (var record in review.ByPartner)
        {
            table.Add(record.Keeper!, Count(record.Count), Count(record.Due), Count(record.DueOnTime), record.DueDelay is { } delay ? TextFigures.Number(delay.Median) : "");
        }

        return table;
    }

    private static TextTable Plans(PromisesResponse review)
    {
        var table = new TextTable("state", "first", "now", ">late", ">kept", "plan");
        foreach (var promise in review.Promises)
        {
            table.Add(promise.State, promise.First, promise.Current, Months(promise.DelayMonths), Share(promise.ShareKept), promise.Id);
        }

        return table;
    }

    private static TextTable Targets(PromisesResponse review)
    {
        var table = new TextTable("item", "scope", ">target", "first", "now", ">observed", ">reached", ">late", "state");
        foreach (var target in review.Targets)
        {
            table.Add(
                target.Item, TextFigures.Extent(target.Scope, target.Sites), TextFigures.Stated(target.RatePerYear, target.HighPerYear), target.First ?? "", target.Current ?? "", TextFigures.Number(target.ObservedPerYear),
                Share(target.ShareReached), Months(target.MonthsLate), target.State);
        }

        return table;
    }

    private static string Late(DelayFigure? delay) =>
        delay is null ? "" : string.Create(CultureInfo.InvariantCulture, $", months late: median {delay.Median:0.#}, mean {delay.Mean:0.#}");

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Months(int? months) => months?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Share(double? share) => share is null ? "" : TextFigures.Percent(share);
}
