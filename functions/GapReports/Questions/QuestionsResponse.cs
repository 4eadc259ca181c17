using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Questions;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>What nobody has stated, ranked by how much knowing it would sharpen the probabilities of the goals in the central reading.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Partner">The partner whose own list it is; absent for that of everybody.</param>
/// <param name="Trials">The number of trials.</param>
/// <param name="Seed">The seed of their draws: the same seed, number of trials and register give the same figures.</param>
/// <param name="Chances">The probability of each product with a target.</param>
/// <param name="Questions">The questions, the most telling first; those without a value last.</param>
/// <param name="Together">How far all answers of the partner together settle the doubt about each goal; absent for the list of everybody.</param>
/// <param name="NotValued">The number of questions that are left out because more than 96 would have to be valued: those with the least at stake.</param>
[Selectable]
public sealed record QuestionsResponse(
    string Marking,
    string AsOf,
    string? Partner,
    int Trials,
    ulong Seed,
    IReadOnlyList<GoalChanceResponse> Chances,
    IReadOnlyList<QuestionResponse> Questions,
    IReadOnlyList<QuestionValueResponse>? Together,
    int NotValued)
{
    internal static QuestionsResponse From(VisibleProjection seen, QuestionReport report) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            report.Partner?.Value,
            report.Trials,
            report.Seed,
            [.. report.Chances.Select(chance => new GoalChanceResponse(chance.Family.Value, chance.Product.Value, chance.Reached.Probability, IntervalResponse.From(chance.Reached)))],
            [.. report.Questions.Select(each => QuestionResponse.From(each, report.Chances))],
            report.Partner is null ? null : [.. report.Together.Select(QuestionValueResponse.From)],
            report.NotValued);
}

/// <summary>Questions that a partner was not asked before.</summary>
/// <param name="Marking">Who may receive them.</param>
/// <param name="Partner">The partner.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Chances">The probability of each product with a target.</param>
/// <param name="Questions">The new questions, the most telling first, each with its rank in the whole list.</param>
/// <param name="Link">The absolute address of the whole list.</param>
public sealed record NewQuestionsResponse(
    string Marking, string Partner, string AsOf, IReadOnlyList<GoalChanceResponse> Chances, IReadOnlyList<QuestionResponse> Questions, string Link)
{
    internal static NewQuestionsResponse Of(QuestionsResponse news, string link) => new(news.Marking, news.Partner!, news.AsOf, news.Chances, news.Questions, link);
}

/// <summary>The probability that a product reaches its goal, in the central reading.</summary>
/// <param name="Family">Its family.</param>
/// <param name="Product">The product.</param>
/// <param name="Probability">The probability that it reaches its target in the goal's last month, 0 to 1.</param>
/// <param name="Interval">The 95 % interval of the probability.</param>
public sealed record GoalChanceResponse(string Family, string Product, double Probability, IntervalResponse Interval);

/// <summary>A question.</summary>
/// <param name="Rank">Its rank, from 1; equal for questions that the trials cannot tell apart; absent for one without a value.</param>
/// <param name="IsTied">Whether others have the same rank.</param>
/// <param name="Id">Names the question as long as it is open: its kind, and the item or the line.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Item">The item that it is about.</param>
/// <param name="Why">Why the answer matters, in a sentence.</param>
/// <param name="Asked">Who could answer, and what is wanted of each; empty where no maker is registered.</param>
/// <param name="Values">How far the answer settles the doubt about each goal that needs the item, the most first; empty where nothing is in doubt, or no probability is known.</param>
public sealed record QuestionResponse(
    int? Rank,
    bool IsTied,
    string Id,
    QuestionKind Kind,
    string Item,
    string Why,
    IReadOnlyList<AskedResponse> Asked,
    IReadOnlyList<QuestionValueResponse> Values)
{
    internal static QuestionResponse From(RankedQuestion ranked, IReadOnlyList<GoalChance> chances)
    {
        var question = ranked.Question;
        return new QuestionResponse(
            ranked.Rank,
            ranked.IsTied,
            question.Id,
            question.Kind,
            question.Item.Value,
            QuestionSentences.Why(question, chances),
            [.. question.Asked.Select(AskedResponse.From)],
            [.. question.Values.Select(QuestionValueResponse.From)]);
    }
}

/// <summary>A site or scope that could answer.</summary>
/// <param name="Partner">The partner; absent if the EU or all allies are asked.</param>
/// <param name="Scope">The partner, EU or ALLIED.</param>
/// <param name="Factory">The factory's id; absent if the scope is asked.</param>
/// <param name="LineStage">The line's stage of production; absent if the scope is asked.</param>
/// <param name="LineName">The line's name; absent if it has none.</param>
/// <param name="Plan">The id of the plan within its line; absent if none is asked about.</param>
/// <param name="Wanted">What is wanted.</param>
public sealed record AskedResponse(string? Partner, string Scope, string? Factory, string? LineStage, string? LineName, string? Plan, Wanted Wanted)
{
    internal static AskedResponse From(AskedOf asked) =>
        new(asked.Scope.Partner?.Value, asked.Scope.Value, asked.Factory?.Value, asked.Stage?.Value, asked.Line?.Value, asked.Plan?.Value, asked.Wanted);
}

/// <summary>How far an answer settles the doubt about one goal.</summary>
/// <param name="Family">The family.</param>
/// <param name="Product">The product whose probability it sharpens; absent for the family's index.</param>
/// <param name="Share">The share of the variance that this fact alone makes (its total effect): of P(1 - P) of a product, or of the family's index. 0 to 1; those of several facts may add up to more.</param>
/// <param name="StandardError">The standard error of the share, from the number of trials.</param>
/// <param name="Criticality">In what share of the trials the item binds the product in its last month, 0 to 1; absent for a family.</param>
public sealed record QuestionValueResponse(string Family, string? Product, double Share, double StandardError, double? Criticality)
{
    internal static QuestionValueResponse From(QuestionValue value) => new(value.Family.Value, value.Product?.Value, value.Share, value.StandardError, value.Criticality);
}
