using CoProduction.Functions.Http;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Dashboard;

/// <summary>What is at the root: the dashboard for whoever asks for HTML, as browsers do and programs do not; the links of the API for all others.</summary>
/// <param name="links">The links of the API.</param>
/// <param name="dashboard">The dashboard's page; null if this build has none.</param>
/// <param name="policy">What a browser may do with the page.</param>
public sealed class StartingPage(IResult links, DashboardFile? dashboard, string policy) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.OnStarting(() =>
        {
            response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept);
            return Task.CompletedTask;
        });
        if (dashboard is null || !AcceptsHtml(httpContext.Request))
        {
            return links.ExecuteAsync(httpContext);
        }

        response.Headers.ContentSecurityPolicy = policy;
        return new ETaggedText(dashboard.Content, dashboard.ContentType).ExecuteAsync(httpContext);
    }

    private static bool AcceptsHtml(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types) && types.Any(type => type.MediaType == "text/html" && type.Quality is null or > 0);
}
