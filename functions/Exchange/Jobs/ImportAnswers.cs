using CoProduction.Functions.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>What answers about jobs have in common.</summary>
internal static class ImportAnswers
{
    private const int AskAgainAfterSeconds = 2;
    private const int TryAgainAfterSeconds = 30;

    public static void SayWhenToAskAgain(HttpResponse response, ImportState state)
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

        SayWhenToAskAgain(response, job.State);
        return TypedResults.Accepted(address, ImportResponse.Of(job, request));
    }

    public static ProblemHttpResult TooMany(HttpResponse response, int most)
    {
        response.Headers[HeaderNames.RetryAfter] = $"{TryAgainAfterSeconds}";
        return Problems.Problem(
            StatusCodes.Status429TooManyRequests, "too-many-imports", "Your partner has too many imports that have not come to their end.",
            $"There can be {most} at a time. Wait until one has finished, or cancel one.");
    }

    public static ProblemHttpResult TooLarge(string detail) =>
        Problems.Problem(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is too large.", $"{detail} Send it in several imports.");
}
