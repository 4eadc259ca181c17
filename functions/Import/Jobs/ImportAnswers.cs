using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>The answers that several functions give about jobs.</summary>
internal static class ImportAnswers
{
    private const int AskAgainAfterSeconds = 2;

    public static void SetRetryAfter(HttpResponse response, ImportState state)
    {
        if (!state.IsEnd())
        {
            response.Headers[HeaderNames.RetryAfter] = $"{AskAgainAfterSeconds}";
        }
    }

    public static Accepted<ImportResponse> Started(HttpRequest request, ImportJob job, bool wasPreferred)
    {
        var response = request.HttpContext.Response;
        var address = ImportResponse.AddressOf(job, request);
        response.Headers["Operation-Location"] = address;
        if (wasPreferred)
        {
            response.Headers["Preference-Applied"] = "respond-async";
        }

        SetRetryAfter(response, job.State);
        return TypedResults.Accepted(address, ImportResponse.Of(job, request));
    }
}
