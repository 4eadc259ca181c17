using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Exchange.Exports;

/// <summary>Gives the whole register as a zip that can be imported again.</summary>
public sealed class ExportFunctions(RegisterExport export)
{
    [Function("ExportRegister")]
    public async Task<FileStreamHttpResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/exports")] HttpRequest request, CancellationToken cancellation)
    {
        // On disk first, so that a register that cannot be read is a problem and not half a zip.
        var content = TemporaryFile.Create();
        try
        {
            await export.WriteZip(content, cancellation);
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
