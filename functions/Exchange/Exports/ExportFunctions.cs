using CoProduction.Functions.Access;
using CoProduction.Functions.Changes;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Exchange.Exports;

/// <summary>Gives what of the register its caller may see: as files or lines that can be imported again, or as places on a map.</summary>
public sealed class ExportFunctions(RegisterExport export, RecordKinds kinds, ChangeFeed feed, Readers readers)
{
    private const string FormatParameter = "format";

    [Function("ExportRegister")]
    public async Task<Results<TaggedFile, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/exports")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [FormatParameter]);
        var format = query.Word<ExportFormat>(FormatParameter) ?? ExportFormat.Csv;
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        // The position comes first: what is changed meanwhile is told once more behind it, and nothing is missed.
        var reader = await readers.Of(Caller.Of(request), cancellation);
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

        Task Write(Stream content) => export.Write(format, register, content, cancellation);

        Task<TaggedFile> File(string type, string name, Func<Stream, Task> write) =>
            TaggedFile.Write(TemporaryFile.Create(), type, name, write, cancellation);
    }
}
