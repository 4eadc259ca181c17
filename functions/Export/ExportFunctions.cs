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
    private const string FormatParameter = "format";

    /// <summary>Export the register.</summary>
    /// <remarks>
    /// Exports the records that the caller may see. Choose a zip of exchange-format files, JSON lines, or the sites as GeoJSON. The first JSON line
    /// and the file POSITION.txt of a zip have the position from which to follow the changes.
    /// </remarks>
    /// <response code="200">The export.</response>
    [LoggedRead]
    [Function("ExportRegister")]
    public async Task<Results<ETaggedFile, InvalidQueryProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/exports")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [FormatParameter]);
        var format = query.Word<ExportFormat>(FormatParameter) ?? ExportFormat.Csv;
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        // The position is read first: the feed may repeat changes made meanwhile, but misses none.
        var reader = await visibility.Of(Caller.Of(request), cancellation);
        var position = (await feed.Now(reader, cancellation)).ToString();
        var register = await export.Read(Caller.Of(request), cancellation);
        return format switch
        {
            ExportFormat.Csv => await File("application/zip", "register.zip", Write),
            ExportFormat.JsonLines => await File(
                JsonLinesExport.ContentType,
                "register.jsonl",
                content => JsonLinesExport.Write(kinds, register, content, cancellation, position, Marking.Of(register.Records, register, reader))),
            _ => await File(GeoJsonExport.ContentType, "sites.geojson", Write),
        };

        Task Write(Stream content) => export.Write(format, register, content, cancellation, position);

        Task<ETaggedFile> File(string type, string name, Func<Stream, Task> write) =>
            ETaggedFile.Write(TemporaryFile.Create(), type, name, write, cancellation);
    }
}
