using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Factories;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Factories;

/// <summary>The sites that produce, with their lines and expansions.</summary>
public sealed class FactoryFunctions(ResourceEndpoints<Factory, FactoryBody> factories)
{
    private const string Route = "api/v1/factories";

    [Function("ListFactories")]
    public Task<Results<Tagged<Listing<FactoryBody>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => factories.List(request, cancellation);

    [Function("GetFactory")]
    public Task<Results<Tagged<FactoryBody>, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.Get(request, id, cancellation);

    [Function("CreateFactory")]
    public Task<Results<Created<FactoryBody>, Replayed, ProblemHttpResult>> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => factories.Create(request, cancellation);

    [Function("ReplaceFactory")]
    public Task<Results<Ok<FactoryBody>, ProblemHttpResult>> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.Replace(request, id, cancellation);

    [Function("DeleteFactory")]
    public Task<Results<NoContent, ProblemHttpResult>> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.Delete(request, id, cancellation);

    [Function("GetFactoryHistory")]
    public Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => factories.History(request, id, cancellation);
}
