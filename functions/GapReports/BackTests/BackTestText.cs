using System.Globalization;
using System.Text;
using CoProduction.Gaps.Promises;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports.BackTests;

/// <summary>Writes a back-test as tables for a terminal.</summary>
internal static class BackTestText
{
    public static string Of(BackTest test)
    {
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"The calculation as of {test.AsOfThen}, held against what is known as of {test.AsOfNow}")
            .AppendLine()
            .AppendLine("PROMISES that were open then");
        AppendPromises(text, test);
        text.AppendLine().AppendLine("FORECASTS of totals observed since, units a month (more than 0: promised too much)");
        AppendErrors(text, test);
        text.AppendLine().AppendLine("RANGES of totals of all allies observed since, as the trials had them then in the central reading, units a month");
        AppendRanges(text, test);
        return text.ToString();
    }

    private static void AppendPromises(StringBuilder text, BackTest test)
    {
        var verdicts = new TextTable("verdict", ">promises");
        foreach (var (verdict, count) in test.Promises.CountBy(promise => promise.Verdict).OrderBy(each => each.Key))
        {
            verdicts.Add(Word.Of(verdict), Number(count));
        }

        text.Append(verdicts.IsEmpty ? "  none\n" : verdicts.ToString());
        if (test.Score is not { } all)
        {
            text.AppendLine("  None has come due, so there is no score.");
            return;
        }

        var scores = new TextTable("stage then", ">scored", ">probability was off by (Brier)", ">kept", ">skill", ">trials were off by (Brier)", ">skill");
        foreach (var stage in test.Stages)
        {
            Add(Word.Of(stage.Stage), stage.Score, stage.InTime);
        }

        Add("all", all, test.InTimeScore!);
        text.AppendLine().Append(scores);

        void Add(string name, BrierScore score, BrierScore inTime) => scores.Add(
            name,
            Number(score.Count),
            Share(score.Score, "0.000"),
            Share(score.Happened, "0.00"),
            Share(score.Skill, "0.00"),
            Share(inTime.Score, "0.000"),
            Share(inTime.Skill, "0.00"));
    }

    private static void AppendErrors(StringBuilder text, BackTest test)
    {
        var errors = new TextTable("item", "case", ">compared", ">mean error", ">mean absolute error");
        foreach (var error in test.Errors)
        {
            errors.Add(error.Item.Value, Word.Of(error.Case), Number(error.Count), Number(error.Mean), Number(error.MeanAbsolute));
        }

        text.Append(errors.IsEmpty ? "  none\n" : errors.ToString());
    }

    private static void AppendRanges(StringBuilder text, BackTest test)
    {
        var ranges = new TextTable("item", "month", ">observed", ">P10", ">P50", ">P90", "inside");
        foreach (var tested in test.Ranges)
        {
            var range = tested.Range;
            ranges.Add(
                tested.Observed.Item.Value,
                range.Month.ToString(),
                Number(tested.Observed.Lowest),
                Number(range.P10),
                Number(range.P50),
                Number(range.P90),
                tested.IsInside ? "yes" : "no");
        }

        text.Append(ranges.IsEmpty ? "  none\n" : ranges.ToString());
        if (test.Coverage is { } coverage)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {coverage:0.00} of them from P10 to P90; 0.80 would be right.");
        }

        if (test.PathScore is { } path)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  P of being on the goal's path was off by {path.Score:0.000} (Brier); {path.Happened:0.00} of them were.");
        }

        if (!test.HadPace)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  Only {test.PacePairs} pairs of totals were known to grow then, too few for a pace: central was the floor.");
        }
    }

    private static string Share(double? share, string format) => share?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Number(double figure) => figure.ToString("#,##0.#", CultureInfo.InvariantCulture);
}
