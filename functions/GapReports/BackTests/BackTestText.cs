using System.Globalization;
using System.Text;
using CoProduction.Gaps.Promises;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports.BackTests;

/// <summary>A back-test as a person reads it in a terminal.</summary>
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

        var scores = new TextTable("stage then", ">scored", ">probability was off by (Brier)", ">kept", ">skill");
        foreach (var stage in test.Stages)
        {
            Add(Word.Of(stage.Stage), stage.Score);
        }

        Add("all", all);
        text.AppendLine().Append(scores);

        void Add(string name, BrierScore score) => scores.Add(
            name,
            Number(score.Count),
            score.Score.ToString("0.000", CultureInfo.InvariantCulture),
            score.Happened.ToString("0.00", CultureInfo.InvariantCulture),
            score.Skill?.ToString("0.00", CultureInfo.InvariantCulture) ?? "");
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

    private static string Number(double figure) => figure.ToString("#,##0.#", CultureInfo.InvariantCulture);
}
