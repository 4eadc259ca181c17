using System.Globalization;
using System.Text;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>Writes questions for a terminal or a mail, in lines of at most <see cref="TextTable.PageWidth"/> characters.</summary>
public static class QuestionsText
{
    private const string Indent = "      ";

    public static string Of(QuestionsResponse answer)
    {
        var text = new StringBuilder();
        Append(text, "", answer.Marking);
        text.AppendLine(CultureInfo.InvariantCulture, $"CoProduction questions{(answer.Partner is { } partner ? $" to {partner}" : "")} as of {answer.AsOf}, the most telling first");
        foreach (var chance in answer.Chances)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {chance.Product}: P = {chance.Probability:0.00} in the central reading");
        }

        if (answer.Together is { } together)
        {
            text.AppendLine();
            Append(text, "", together.Count == 0
                ? "No goal is in doubt by what is asked."
                : $"All answers together settle {string.Join(", ", together.Where(value => value.Product is not null).Select(value => $"{TextFigures.Percent(value.Share)} of the doubt about {value.Product}"))}.");
        }

        foreach (var question in answer.Questions)
        {
            text.AppendLine();
            Append(text, $"{question.Rank?.ToString(CultureInfo.InvariantCulture) ?? "-",3}{(question.IsTied ? "=" : ".")} ", question.Why);
            foreach (var asked in question.Asked)
            {
                Append(text, Indent, $"{QuestionSentences.NameOf(asked)}: {QuestionSentences.WantedOf(asked.Wanted)}");
            }
        }

        if (answer.NotValued > 0)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{answer.NotValued} more questions have less at stake and were not valued.");
        }

        text.AppendLine();
        Append(text, "", answer.Marking);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string first, string sentence)
    {
        var lead = first;
        foreach (var line in TextLines.Wrap(sentence, TextTable.PageWidth - first.Length))
        {
            text.Append(lead).AppendLine(line);
            lead = new string(' ', first.Length);
        }
    }
}
