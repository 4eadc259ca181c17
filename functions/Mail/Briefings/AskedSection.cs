using CoProduction.Functions.GapReports.Questions;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Lists what the partner itself is asked, the most telling first.</summary>
internal static class AskedSection
{
    private const int Most = 10;

    public static BriefingSection Of(BriefingSource source, BriefingScope scope, BriefingFigures figures)
    {
        var questions = source.Questions;
        var asked = questions.Questions.Where(question => scope.HasItem(question.Item)).ToList();
        return new BriefingSection(
            "What we ask of you",
            [.. Leads(source.Partner, questions, asked.Count, scope, figures)],
            [],
            [.. asked.Take(Most).Select(question => Of(question, questions, figures))]);
    }

    private static IEnumerable<string> Leads(string partner, QuestionsResponse questions, int asked, BriefingScope scope, BriefingFigures figures)
    {
        if (asked == 0)
        {
            yield return $"Nothing is asked of {partner}: what it could state is stated.";
            yield break;
        }

        var more = asked - Most;
        yield return $"Questions to {partner}, the most telling first. An estimate with its source is an answer, too.{(questions.Questions.Any(question => question.IsTied) ? " Those with = cannot be told apart." : "")}"
            + (more > 0 ? $" The first {figures.Count(Most)} of {figures.Count(asked)}." : "");
        var together = (questions.Together ?? []).Where(value => value.Product is not null && value.Share >= 0.005 && scope.HasProduct(value.Product)).ToList();
        if (together.Count > 0)
        {
            yield return $"All answers together settle {string.Join(", ", together.Select(value => $"{figures.Share(value.Share)} of the doubt about {value.Product}"))}.";
        }
    }

    private static BriefingItem Of(QuestionResponse question, QuestionsResponse questions, BriefingFigures figures) =>
        new(
            question.Rank is { } rank ? $"{figures.Count(rank)}{(question.IsTied ? "=" : ".")} {question.Item}" : question.Item,
            QuestionSentences.Why(question, questions.Chances, figures.Culture),
            [.. question.Asked.GroupBy(QuestionSentences.NameOf).Select(asked => $"{asked.Key}: {string.Join("; ", asked.Select(each => QuestionSentences.WantedOf(each.Wanted)))}")]);
}
