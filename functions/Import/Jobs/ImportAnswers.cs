using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>The answers that several functions give about jobs.</summary>
internal static class ImportAnswers
{
    private const int AskAgainAfterSeconds = 2;
    private const string Applied = "Preference-Applied";

    public static void SetRetryAfter(HttpResponse response, ImportState state)
    {
        if (!state.IsEnd())
        {
            response.Headers[HeaderNames.RetryAfter] = $"{AskAgainAfterSeconds}";
        }
    }

    public static Accepted<ImportResponse> Started(HttpRequest request, ImportJob job, ImportRequest asked)
    {
        var address = Located(request, job);
        if (asked.IsAsyncPreferred)
        {
            request.HttpContext.Response.Headers[Applied] = "respond-async";
        }

        SetRetryAfter(request.HttpContext.Response, job.State);
        return TypedResults.Accepted(address, ImportResponse.Of(job, request));
    }

    /// <summary>The answer to a request that waited for the end of its job.</summary>
    public static Accepted<ImportResponse> Ended(HttpRequest request, ImportJob job)
    {
        request.HttpContext.Response.Headers[Applied] = "wait";
        return TypedResults.Accepted(Located(request, job), ImportResponse.Of(job, request));
    }

    private static string Located(HttpRequest request, ImportJob job)
    {
        var address = ImportResponse.AddressOf(job, request);
        request.HttpContext.Response.Headers["Operation-Location"] = address;
        return address;
    }
}
