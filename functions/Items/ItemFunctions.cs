using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Items;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Items;

/// <summary>Products and components, with their bills of materials.</summary>
public sealed class ItemFunctions(ResourceEndpoints<Item, ItemBody> items)
{
    private const string Route = "api/v1/items";

    [Function("ListItems")]
    public Task<Results<Tagged<Listing<ItemBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => items.List(request, cancellation);

    [Function("GetItem")]
    public Task<Results<Tagged<ItemBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => items.Get(request, id, cancellation);

    [Function("CreateItem")]
    public Task<Results<Created<ItemBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => items.Create(request, cancellation);

    [Function("ReplaceItem")]
    public Task<Results<Ok<ItemBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => items.Replace(request, id, cancellation);

    [Function("DeleteItem")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => items.Delete(request, id, cancellation);

    [Function("GetItemHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => items.History(request, id, cancellation);
}
