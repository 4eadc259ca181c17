using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.GapReports.Current;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.Http;
using CoProduction.Gaps.Explanations;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports;

/// <summary>Explains how a figure of a gap report came about.</summary>
public sealed class ExplanationFunctions(CurrentAnswers answers, GapReportService reports, AnalysisGate gate, Visibility visibility)
{
    /// <summary>Explain a figure of the current gap report.</summary>
    /// <remarks>
    /// Explains a product's output and gap in one month. The explanation is a list of numbered sentences with their figures, down to the sites and
    /// sources behind them.
    /// </remarks>
    /// <response code="200">The explanation.</response>
    [Function("ExplainCurrentGapReport")]
    public Task<Results<ETagged<ExplanationResponse>, InvalidQueryProblem, CycleProblem, BusyProblem>> ExplainCurrent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/current/explain")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["product", "month", "asOf", "case", "reading"]);
        var (asked, asOf, outlook) = (Asked.Of(query), query.Month("asOf"), query.ReadOutlook());
        return answers.Of<ExplanationResponse>(
            request, query, asOf, (seen, _) => Explain(query, seen, asked!, outlook) is { } explanation ? AnswerJson.Of(explanation) : null, cancellation);
    }

    /// <summary>Explain a figure of an archived gap report.</summary>
    /// <remarks>
    /// Explains a product's output and gap in one month of an archived report. The explanation is a list of numbered sentences with their figures,
    /// down to the sites and sources behind them.
    /// </remarks>
    /// <response code="200">The explanation.</response>
    [LoggedRead]
    [Function("ExplainGapReport")]
    public Task<Results<ETagged<ExplanationResponse>, InvalidQueryProblem, NotFoundProblem, CycleProblem, BusyProblem>> ExplainArchived(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/{id}/explain")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var query = new Query(request, ["product", "month", "reading"]);
        var (asked, outlook) = (Asked.Of(query), AnalysisQueries.UsualOutlook with { Reading = query.ReadReading() });
        return GapReportAnswers.Find(
            gate,
            request,
            query,
            async () =>
                GapReportId.TryParse(id, out var night)
                && await reports.ProjectArchived(night, await visibility.Of(Caller.Of(request), cancellation), asOf: null, cancellation) is { } seen
                    ? Explain(query, seen, asked!, outlook)
                    : null,
            cancellation);
    }

    /// <summary>Explains a figure; null, with a fault in the query, if there is no such product or month.</summary>
    private static ExplanationResponse? Explain(Query query, VisibleProjection seen, Asked asked, Outlook outlook)
    {
        if (seen.Projection is not { } projection)
        {
            query.Refuse("product", "There is no goal, and so no gap to explain.");
            return null;
        }

        if (!query.Accepts(asked.Month, seen))
        {
            return null;
        }

        if (Explanation.Of(projection.In(outlook), asked.Product, asked.Month ?? projection.Horizon.Last) is { } explanation)
        {
            return ExplanationResponse.From(explanation, seen);
        }

        var products = seen.Register.Items.Where(item => item.Kind == ItemKind.Product).Select(item => item.Code.Value);
        query.Refuse("product", $"There is no product {asked.Product}; GET /api/v1/items?kind=product lists them.{Spelling.DidYouMean(asked.Product.Value, products)}");
        return null;
    }

    /// <summary>The figure that a query asks for.</summary>
    /// <param name="Product">The product.</param>
    /// <param name="Month">The month; null for the last.</param>
    private sealed record Asked(ItemCode Product, Month? Month)
    {
        /// <summary>Reads the figure; null, with a fault in the query, if the product is missing or wrong.</summary>
        public static Asked? Of(Query query)
        {
            var (product, month) = (query.Value<ItemCode>("product"), query.Month("month"));
            query.Need("product", "Must name the product whose figure is to be explained.");
            return product is null ? null : new Asked(product, month);
        }
    }
}
