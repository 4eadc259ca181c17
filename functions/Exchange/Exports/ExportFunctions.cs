using CoProduction.Functions.Access;
using CoProduction.Functions.Changes;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Exchange.Exports;

/// <summary>Gives what of the register its caller may see: as files or lines that can be imported again, or as places on a map.</summary>
public sealed class ExportFunctions(RegisterExport export, ChangeFeed feed, Readers readers)
{
    private const string FormatParameter = "format";

    [Function("ExportRegister")]
    public async Task<Results<FileStreamHttpResult, PushStreamHttpResult, ProblemHttpResult>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/exports")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, [FormatParameter]);
        var format = query.Word<ExportFormat>(FormatParameter) ?? ExportFormat.Csv;
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        // Read wholly before the first byte, so that a register that cannot be read is a problem and not half an answer. What
        // goes wrong after that breaks the connection off, which no client takes for the end.
        // The position comes first: what is changed meanwhile is told once more behind it, and nothing is missed.
        var reader = await readers.Of(Caller.Of(request), cancellation);
        var position = (await feed.Now(reader, cancellation)).ToString();
        var register = await export.Read(Caller.Of(request), cancellation);
        return format switch
        {
            ExportFormat.Csv => await Zip(register, cancellation),
            ExportFormat.JsonLines => TypedResults.Stream(
                content => JsonLinesExport.Write(register, content, cancellation, position, Marking.Of(register, reader)), JsonLinesExport.ContentType, "register.jsonl"),
            _ => Stream(format, register, GeoJsonExport.ContentType, "sites.geojson", cancellation),
        };
    }

    private static PushStreamHttpResult Stream(ExportFormat format, Register register, string type, string name, CancellationToken cancellation) =>
        TypedResults.Stream(content => RegisterExport.Write(format, register, content, cancellation), type, name);

    // A zip is written synchronously in parts, which an answer does not allow.
    private static async Task<FileStreamHttpResult> Zip(Register register, CancellationToken cancellation)
    {
        var content = TemporaryFile.Create();
        try
        {
            await RegisterExport.Write(ExportFormat.Csv, register, content, cancellation);
            content.Position = 0;
            return TypedResults.Stream(content, "application/zip", "register.zip");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
