using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.Http;
using CoProduction.Gaps.Questions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>Asks for what nobody has stated, the most telling first.</summary>
public sealed class QuestionFunctions(GapReportService reports, AnalysisGate gate, Visibility visibility)
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

        var (asked, problem) = await Ask(request, query, seen => parts.Accept(query, seen.Register), cancellation);
        return problem is InvalidQueryProblem invalid ? invalid
            : problem is CycleProblem cycle ? cycle
            : problem is BusyProblem busy ? busy
            : ETagged<QuestionsResponse>.Kept(parts.Of(AnswerJson.Of(QuestionsResponse.From(asked!.Seen, asked.Report)), asked.Seen.Register));
    }

    /// <summary>List what to ask as text.</summary>
    /// <remarks>Returns the same questions as the list in JSON, at most 100 characters wide.</remarks>
    /// <response code="200">The questions.</response>
    [Function("GetQuestionsText")]
    public Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> GetText(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/text")] HttpRequest request, CancellationToken cancellation) =>
        Answer(request, asked => Task.FromResult(new ETaggedText(QuestionsText.Of(QuestionsResponse.From(asked.Seen, asked.Report)))), cancellation);

    /// <summary>Get the rates that are asked for, as a file to fill.</summary>
    /// <remarks>Returns rates.csv of an import, with a row for each line whose present rate is wanted. Fill low and period, and import it.</remarks>
    /// <response code="200">The file.</response>
    [Function("GetQuestionsRates")]
    public Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> GetRates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/rates")] HttpRequest request, CancellationToken cancellation) =>
        Answer(request, async asked => new ETaggedText(await QuestionFiles.Rates(asked.Report, asked.Seen.Register, cancellation), Csv), cancellation);

    /// <summary>Get the plans that are asked for, as a file to fill.</summary>
    /// <remarks>
    /// Returns plans.csv of an import: a row for each plan of which something is wanted, with what is known of it, and one for each line of which no plan is
    /// known. Fill what is missing, and the source; where nothing is planned, fill none-planned as the funding status, and leave the date and the rates empty.
    /// </remarks>
    /// <response code="200">The file.</response>
    [Function("GetQuestionsPlans")]
    public Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> GetPlans(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/plans")] HttpRequest request, CancellationToken cancellation) =>
        Answer(request, async asked => new ETaggedText(await QuestionFiles.Plans(asked.Report, asked.Seen.Register, cancellation), Csv), cancellation);

    private async Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> Answer(HttpRequest request, Func<Asked, Task<ETaggedText>> write, CancellationToken cancellation)
    {
        var (asked, problem) = await Ask(request, new Query(request, Parameters), _ => true, cancellation);
        return problem is InvalidQueryProblem invalid ? invalid
            : problem is CycleProblem cycle ? cycle
            : problem is BusyProblem busy ? busy
            : await write(asked!);
    }

    /// <summary>Asks of what the caller sees of the register.</summary>
    private async Task<(Asked? Asked, IResult? Problem)> Ask(HttpRequest request, Query query, Func<VisibleProjection, bool> accepts, CancellationToken cancellation)
    {
        var asOf = query.Month("asOf");
        var trials = query.Whole("trials", 1, QuestionReport.MostTrials) ?? QuestionReport.UsualTrials;
        var seed = query.Whole("seed", 0, AnalysisQueries.LargestSeed) ?? 1;
        if (query.Faults.Count > 0)
        {
            return (null, new InvalidQueryProblem(query.Faults));
        }

        var (asked, cycle, busy) = await GapReportAnswers.Try<Asked, Asked>(gate, request, Compute, cancellation);
        return query.Faults.Count > 0 ? (null, new InvalidQueryProblem(query.Faults)) : (asked, (IResult?)cycle ?? busy);

        async Task<Asked?> Compute()
        {
            var seen = await reports.ProjectCurrent(await visibility.Of(Caller.Of(request), cancellation), asOf, cancellation);
            var partner = await query.Partner(seen.Register);
            return accepts(seen) && query.Faults.Count == 0 ? new Asked(seen, Analyses.Questions(seen, partner, (int)trials, (ulong)seed, cancellation)) : null;
        }
    }

    /// <param name="Seen">What the caller sees.</param>
    /// <param name="Report">What to ask.</param>
    private sealed record Asked(VisibleProjection Seen, QuestionReport Report);
}
