using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Current;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.Http;
using CoProduction.Gaps.Questions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>Asks for what nobody has stated, the most telling first.</summary>
public sealed class QuestionFunctions(CurrentAnswers answers)
{
    private const string Route = "api/v1/gap-reports/current/questions";
    private const string Csv = "text/csv; charset=utf-8";

    private static readonly string[] Parameters = ["asOf", "partner", "trials", "seed"];

    /// <summary>List what to ask.</summary>
    /// <remarks>
    /// Ranks what nobody has stated by how much knowing it would sharpen the probability of each goal in the central reading: newer totals, present rates, plans
    /// and their dates, makers of which none is registered, and what is made today of products without a baseline. With partner, lists what that partner could state
    /// of its own sites and scopes, one by one and together. The same seed gives the same figures.
    /// </remarks>
    /// <response code="200">The questions.</response>
    /// <response code="307">The questions have another address in the format asked for.</response>
    [Function("GetQuestions")]
    public async Task<Results<ETagged<QuestionsResponse>, FormatRedirect, InvalidQueryProblem, CycleProblem, BusyProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [.. AnswerParts.Parameters, .. Parameters, FormatRedirect.Parameter, QuestionFormats.File]);
        var parts = AnswerParts.Of<QuestionsResponse>(query);
        if (query.RedirectQuestions(request) is { } redirect)
        {
            return redirect;
        }

        var (asOf, asked) = (query.Month("asOf"), Asked.Of(query));
        var answer = await answers.Of<QuestionsResponse>(
            request,
            query,
            asOf,
            async (seen, ended) => parts.Accept(query, seen.Register) && await asked.Of(query, seen, ended) is { } report
                ? parts.Of(AnswerJson.Of(QuestionsResponse.From(seen, report)), seen.Register)
                : null,
            cancellation);
        return answer.OrElsewhere();
    }

    /// <summary>List what to ask as text.</summary>
    /// <remarks>Returns the same questions as the list in JSON, at most 100 characters wide.</remarks>
    /// <response code="200">The questions.</response>
    [Function("GetQuestionsText")]
    public Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> GetText(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/text")] HttpRequest request, CancellationToken cancellation) =>
        Answer(request, ETaggedText.Plain, (seen, report, _) => Task.FromResult(Encoding.UTF8.GetBytes(QuestionsText.Of(QuestionsResponse.From(seen, report)))), cancellation);

    /// <summary>Get the rates that are asked for, as a file to fill.</summary>
    /// <remarks>Returns rates.csv of an import, with a row for each line whose present rate is wanted. Fill low and period, and import it.</remarks>
    /// <response code="200">The file.</response>
    [Function("GetQuestionsRates")]
    public Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> GetRates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/rates")] HttpRequest request, CancellationToken cancellation) =>
        Answer(request, Csv, (seen, report, ended) => QuestionFiles.Rates(report, seen.Register, ended), cancellation);

    /// <summary>Get the plans that are asked for, as a file to fill.</summary>
    /// <remarks>
    /// Returns plans.csv of an import: a row for each plan of which something is wanted, with what is known of it, and one for each line of which no plan is
    /// known. Fill what is missing, and the source; where nothing is planned, fill none-planned as the funding status, and leave the date and the rates empty.
    /// </remarks>
    /// <response code="200">The file.</response>
    [Function("GetQuestionsPlans")]
    public Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> GetPlans(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/plans")] HttpRequest request, CancellationToken cancellation) =>
        Answer(request, Csv, (seen, report, ended) => QuestionFiles.Plans(report, seen.Register, ended), cancellation);

    private Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> Answer(
        HttpRequest request, string contentType, Func<VisibleProjection, QuestionReport, CancellationToken, Task<byte[]>> write, CancellationToken cancellation)
    {
        var query = new Query(request, Parameters);
        var (asOf, asked) = (query.Month("asOf"), Asked.Of(query));
        return answers.TextOf<QuestionsResponse>(
            request, query, asOf, contentType, async (seen, ended) => await asked.Of(query, seen, ended) is { } report ? await write(seen, report, ended) : null, cancellation);
    }

    /// <param name="Trials">How many trials to run.</param>
    /// <param name="Seed">The seed of their random numbers.</param>
    private sealed record Asked(int Trials, ulong Seed)
    {
        public static Asked Of(Query query) => new(
            (int)(query.Whole("trials", 1, QuestionReport.MostTrials) ?? QuestionReport.UsualTrials), (ulong)(query.Whole("seed", 0, AnalysisQueries.LargestSeed) ?? 1));

        /// <summary>What to ask of what a caller sees; null if the query names a partner that is not there.</summary>
        public async Task<QuestionReport?> Of(Query query, VisibleProjection seen, CancellationToken cancellation)
        {
            var partner = await query.Partner(seen.Register);
            return query.Faults.Count == 0 ? Analyses.Questions(seen, partner, Trials, Seed, cancellation) : null;
        }
    }
}
