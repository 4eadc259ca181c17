using System.Globalization;
using CoProduction.Gaps.Questions;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>Says in a sentence what a question asks for, and why.</summary>
internal static class QuestionSentences
{
    public static string Why(Question question, IReadOnlyList<GoalChance> chances)
    {
        var value = question.Values.FirstOrDefault(each => each.Product is not null) ?? question.Most;
        return Why(
            question.Kind,
            question.Item.Value,
            question.Asked is [var first, ..] ? first.Factory?.Value : null,
            value is null ? null : new Doubt(value.Family.Value, value.Product?.Value, value.Share, chances.FirstOrDefault(chance => chance.Product == value.Product)?.Reached.Probability),
            CultureInfo.InvariantCulture);
    }

    /// <summary>The same with figures as a culture writes them.</summary>
    public static string Why(QuestionResponse question, IReadOnlyList<GoalChanceResponse> chances, IFormatProvider culture)
    {
        var value = question.Values.FirstOrDefault(each => each.Product is not null) ?? (question.Values is [var most, ..] ? most : null);
        return Why(
            question.Kind,
            question.Item,
            question.Asked is [var first, ..] ? first.Factory : null,
            value is null ? null : new Doubt(value.Family, value.Product, value.Share, chances.FirstOrDefault(chance => chance.Product == value.Product)?.Probability),
            culture);
    }

    /// <summary>Who is asked: a scope, or a line and one of its plans.</summary>
    public static string NameOf(AskedResponse asked) =>
        asked.Factory is not { } factory ? asked.Scope
        : $"{factory}{(asked.LineName is { } line ? $", line {line}" : "")}{(asked.Plan is { } plan ? $", plan {plan}" : "")}";

    public static string WantedOf(Wanted wanted) => wanted switch
    {
        Wanted.Total => "a newer total",
        Wanted.Rate => "what it makes now",
        Wanted.Plan => "a plan, or that none is planned",
        Wanted.PlanRate => "the rate that the plan leads to",
        Wanted.PlanDate => "the month of the plan",
        _ => "the plan's stage and date",
    };

    private static string Why(QuestionKind kind, string item, string? factory, Doubt? doubt, IFormatProvider culture)
    {
        var asks = kind switch
        {
            QuestionKind.Total => $"A newer total of {item} tells how fast its family grows",
            QuestionKind.Growth => $"What is made of {item} now, and what is planned, tells how it grows",
            QuestionKind.Maker => $"No maker of {item} is registered, so that nobody can say how it grows",
            QuestionKind.Plan => $"Whether and when the plans of {factory} for {item} come is not sure",
            _ => $"Without what was made of {item} in its goal's first month there is no target, and no probability",
        };
        return kind == QuestionKind.Baseline ? $"{asks}." : $"{asks}: {Settles(doubt, culture)}.";
    }

    private static string Settles(Doubt? doubt, IFormatProvider culture)
    {
        if (doubt is not { Share: > 0 })
        {
            return "by itself it changes no outcome in these trials";
        }

        var whose = doubt.Product is { } product
            ? string.Create(culture, $"whether {product} reaches its goal (P = {doubt.Probability:0.00})")
            : $"how far {doubt.Family} comes";
        return string.Create(culture, $"it settles {(doubt.Share < 0.005 ? "less than 1" : $"{100 * doubt.Share:0}")} % of the doubt {whose}");
    }

    /// <summary>The doubt about a goal that an answer settles in part.</summary>
    /// <param name="Family">The family.</param>
    /// <param name="Product">The product; null for the family's index.</param>
    /// <param name="Share">The share that is settled, 0 to 1.</param>
    /// <param name="Probability">The probability of the product's goal; null for the family's index.</param>
    private sealed record Doubt(string Family, string? Product, double Share, double? Probability);
}
