using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Resources;
using CoProduction.Gaps.Explanations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports;

/// <summary>Tells how a figure of a gap report came about.</summary>
public sealed class ExplanationFunctions(GapReports reports, Readers readers)
{
    [Function("ExplainCurrentGapReport")]
    public async Task<Results<Tagged<ExplanationResponse>, ProblemHttpResult>> ExplainCurrent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/current/explain")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["product", "month", "asOf", "case"]);
        var (asked, asOf) = (Asked.Of(query), query.Month("asOf"));
        var forecast = query.Word<ForecastCase>("case") ?? ForecastCase.Committed;
        return query.Faults.Count > 0
            ? ResourceProblems.InvalidQuery(query.Faults)
            : Answer(query, await reports.Project(await readers.Of(Caller.Of(request), cancellation), asOf, cancellation), asked!, forecast);
    }

    [Function("ExplainGapReport")]
    public async Task<Results<Tagged<ExplanationResponse>, ProblemHttpResult>> Explain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/gap-reports/{id}/explain")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var query = new Query(request, ["product", "month"]);
        var asked = Asked.Of(query);
        return query.Faults.Count > 0 ? ResourceProblems.InvalidQuery(query.Faults)
            : GapReportId.TryParse(id, out var report) && await reports.Project(report, await readers.Of(Caller.Of(request), cancellation), cancellation) is { } seen
                ? Answer(query, seen, asked!, ForecastCase.Committed)
                : Problems.NotFound();
    }

    private static Results<Tagged<ExplanationResponse>, ProblemHttpResult> Answer(Query query, SeenProjection seen, Asked asked, ForecastCase forecast)
    {
        try
        {
            return Explain(query, seen, asked, forecast) is { } explanation
                ? new Tagged<ExplanationResponse>(ExplanationResponse.From(explanation, seen))
                : ResourceProblems.InvalidQuery(query.Faults);
        }
        catch (BillOfMaterialsCycleException found)
        {
            return GapReportProblems.Cycle(found);
        }
    }

    /// <summary>Null, with a fault of the query, where there is no such product or month.</summary>
    private static Explanation? Explain(Query query, SeenProjection seen, Asked asked, ForecastCase forecast)
    {
        if (seen.Projection is not { } projection)
        {
            query.Refuse("product", "There is no goal, and so no gap to explain.");
            return null;
        }

        var month = asked.Month ?? projection.Horizon.Last;
        if (month < projection.Horizon.First || month > projection.Horizon.Last)
        {
            query.Refuse("month", $"Must be a month of the goals, {projection.Horizon.First} to {projection.Horizon.Last}.");
            return null;
        }

        var explanation = Explanation.Of(projection.In(forecast), asked.Product, month);
        if (explanation is null)
        {
            query.Refuse("product", $"There is no product {asked.Product}; GET /api/v1/items?kind=product lists them.");
        }

        return explanation;
    }

    /// <summary>Which figure is asked for.</summary>
    /// <param name="Product">The product.</param>
    /// <param name="Month">The month; null for the last.</param>
    private sealed record Asked(ItemCode Product, Month? Month)
    {
        /// <summary>Null, with a fault of the query, where no product is named rightly.</summary>
        public static Asked? Of(Query query)
        {
            var (product, month) = (query.Value<ItemCode>("product"), query.Month("month"));
            if (product is null && query.Text("product") is null && query.Faults.All(fault => fault.Parameter != "product"))
            {
                query.Refuse("product", "Must name the product whose figure is to be explained.");
            }

            return product is null ? null : new Asked(product, month);
        }
    }
}
