using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Export;

/// <summary>Exports the records that the caller may see: as files or lines that can be imported again, or as places on a map.</summary>
public sealed class ExportFunctions(RegisterExport export, StoredKinds kinds, ChangeFeed feed, Visibility visibility)
{
    private const string Route = "api/v1/exports";

    /// <summary>Export the register.</summary>
    /// <remarks>
    /// Exports the records that the caller may see as a zip of exchange-format files. Its file POSITION.txt has the position from which to follow the changes.
    /// </remarks>
    /// <response code="200">The zip.</response>
    [LoggedRead]
    [Function("ExportRegister")]
    public Task<Results<ETaggedFile, InvalidQueryProblem>> Zip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        File(
            request,
            "application/zip",
            "register.zip",
            async (content, reader) =>
            {
                var position = await feed.Now(reader, cancellation);
                await export.Write(ExportFormat.Csv, await Read(request, cancellation), content, cancellation, position.ToString());
            },
            cancellation);

    /// <summary>Export the register as JSON lines.</summary>
    /// <remarks>
    /// Exports the records that the caller may see, one a line. The first line has the position from which to follow the changes.
    /// </remarks>
    /// <response code="200">The lines.</response>
    [LoggedRead]
    [Function("ExportRegisterLines")]
    public Task<Results<ETaggedFile, InvalidQueryProblem>> Lines(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/json-lines")] HttpRequest request, CancellationToken cancellation) =>
        File(
            request,
            JsonLinesExport.ContentType,
            "register.jsonl",
            async (content, reader) =>
            {
                var position = await feed.Now(reader, cancellation);
                var register = await Read(request, cancellation);
                await JsonLinesExport.Write(kinds, register, content, cancellation, position.ToString(), Marking.Of(register.Records, register, reader));
            },
            cancellation);

    /// <summary>Export the sites as GeoJSON.</summary>
    /// <remarks>Exports the factories and MRO sites that the caller may see as places on a map.</remarks>
    /// <response code="200">The sites.</response>
    [LoggedRead]
    [Function("ExportSites")]
    public Task<Results<ETaggedFile, InvalidQueryProblem>> Sites(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/geojson")] HttpRequest request, CancellationToken cancellation) =>
        File(
            request,
            GeoJsonExport.ContentType,
            "sites.geojson",
            async (content, _) => await export.Write(ExportFormat.Geojson, await Read(request, cancellation), content, cancellation),
            cancellation);

    // The position is read first: the feed may repeat changes made meanwhile, but misses none.
    private Task<Register> Read(HttpRequest request, CancellationToken cancellation) => export.Read(Caller.Of(request), cancellation);

    private async Task<Results<ETaggedFile, InvalidQueryProblem>> File(
        HttpRequest request, string type, string name, Func<Stream, Reader, Task> write, CancellationToken cancellation)
    {
        var query = new Query(request, []);
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        var reader = await visibility.Of(Caller.Of(request), cancellation);
        return await ETaggedFile.Write(TemporaryFile.Create(), type, name, content => write(content, reader), cancellation);
    }
}
