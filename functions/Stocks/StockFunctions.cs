using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Stocks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Stocks;

/// <summary>Published figures about stocks and their use.</summary>
public sealed class StockFunctions(ResourceEndpoints<Stock, StockBody> stocks)
{
    private const string Route = "api/v1/stocks";

    [Function("ListStocks")]
    public Task<Results<Tagged<Listing<StockBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => stocks.List(request, cancellation);

    [Function("GetStock")]
    public Task<Results<Tagged<StockBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => stocks.Get(request, id, cancellation);

    [Function("CreateStock")]
    public Task<Results<Created<StockBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => stocks.Create(request, cancellation);

    [Function("ReplaceStock")]
    public Task<Results<Ok<StockBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => stocks.Replace(request, id, cancellation);

    [Function("DeleteStock")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => stocks.Delete(request, id, cancellation);

    [Function("GetStockHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => stocks.History(request, id, cancellation);
}
