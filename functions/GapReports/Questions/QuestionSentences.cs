using System.Globalization;
using CoProduction.Gaps.Questions;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>Says in a sentence what a question asks for, and why.</summary>
internal static class QuestionSentences
{
    public static string Why(Question question, IReadOnlyList<GoalChance> chances)
    {
        var asks = question.Kind switch
        {
            QuestionKind.Total => $"A newer total of {question.Item} tells how fast its family grows",
            QuestionKind.Growth => $"What is made of {question.Item} now, and what is planned, tells how it grows",
            QuestionKind.Maker => $"No maker of {question.Item} is registered, so that nobody can say how it grows",
            QuestionKind.Plan => $"Whether and when the plans of {question.Asked[0].Factory} for {question.Item} come is not sure",
            _ => $"Without what was made of {question.Item} in its goal's first month there is no target, and no probability",
        };
        return question.Kind == QuestionKind.Baseline ? $"{asks}." : $"{asks}: {Settles(question, chances)}.";
    }

    public static string WantedOf(Wanted wanted) => wanted switch
    {
        Wanted.Total => "a newer total",
        Wanted.Rate => "what it makes now",
        Wanted.Plan => "a plan, or that none is planned",
        Wanted.PlanRate => "the rate that the plan leads to",
        Wanted.PlanDate => "the month of the plan",
        _ => "the plan's stage and date",
    };

    private static string Settles(Question question, IReadOnlyList<GoalChance> chances)
    {
        var value = question.Values.FirstOrDefault(each => each.Product is not null) ?? question.Most;
        if (value is not { Share: > 0 })
        {
            return "by itself it changes no outcome in these trials";
        }

        var whose = value.Product is { } product
            ? string.Create(CultureInfo.InvariantCulture, $"whether {product} reaches its goal (P = {chances.First(chance => chance.Product == product).Reached.Probability:0.00})")
            : $"how far {value.Family} comes";
        return string.Create(CultureInfo.InvariantCulture, $"it settles {(value.Share < 0.005 ? "less than 1" : $"{100 * value.Share:0}")} % of the doubt {whose}");
    }
}
