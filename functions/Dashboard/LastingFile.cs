using CoProduction.Functions.Http;

namespace CoProduction.Functions.Dashboard;

/// <summary>A file of the dashboard. Browsers and proxies keep one whose name changes with its content for a year, and never ask again.</summary>
public sealed class LastingFile(DashboardFile file) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (file.IsLasting)
        {
            httpContext.Response.OnStarting(KeepForAYear, httpContext.Response);
        }

        await new ETaggedText(file.Content, file.ContentType).ExecuteAsync(httpContext);
    }

    private static Task KeepForAYear(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        (headers.CacheControl, headers.Vary) = ("public, max-age=31536000, immutable", "Accept-Encoding");
        return Task.CompletedTask;
    }
}
