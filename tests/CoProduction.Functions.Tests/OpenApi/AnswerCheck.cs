
namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Checks responses against the document.</summary>
internal sealed class AnswerCheck(SchemaCheck schemas)
{
    private const string Problem = "application/problem+json";

    /// <summary>The first difference between a response and the document; null if there is none.</summary>
    public async Task<string?> Fault(ApiOperation operation, Received answer)
    {
        if (answer.Status >= 500)
        {
            return "The program failed.";
        }

        if (!operation.Responses.TryGetValue(answer.Status, out var response))
        {
            return $"The status is none of those that {operation.Id} is said to answer: {string.Join(", ", operation.Responses.Keys)}.";
        }

        return HeaderFault(response, answer) ?? await BodyFault(response, answer);
    }

    private static string? HeaderFault(ApiResponse response, Received answer)
    {
        var code = answer.Json?["code"]?.GetValue<string>();
        var retry = response.Codes.Count > 0 && KnownProblems.All.Any(problem => problem.Code == code && problem.HasRetryAfter);
        return (retry ? [.. response.Headers, "Retry-After"] : response.Headers).FirstOrDefault(header => !answer.Headers.ContainsKey(header)) is { } missing
            ? $"The header {missing} is missing."
            : null;
    }

    private async Task<string?> BodyFault(ApiResponse response, Received answer)
    {
        if (response.Content.Count == 0)
        {
            return answer.Body.Length == 0 ? null : "There is a body, and none was to be expected.";
        }

        if (response.Content.FirstOrDefault(content => content.Type == answer.ContentType) is not { } media)
        {
            return $"The content type is not {string.Join(" or ", response.Content.Select(content => content.Type))}.";
        }

        if (!media.Type.EndsWith("json", StringComparison.Ordinal))
        {
            return null;
        }

        return answer.Json is not { } json ? "The body is not JSON."
            : media.Schema is null ? null
            : await schemas.Fault(media.Schema, json) is { } fault ? $"The schema refuses it: {fault}."
            : media.Type == Problem && !response.Codes.Contains(json["code"]!.GetValue<string>()) ? $"The code is none of {string.Join(", ", response.Codes)}."
            : media.Type == Problem && json["status"]!.GetValue<int>() != answer.Status ? "The status in the problem is another one."
            : media.Type == Problem && KnownProblems.All.First(problem => problem.Code == json["code"]!.GetValue<string>()).Title != json["title"]!.GetValue<string>() ? "The problem has another title in the document."
            : null;
    }
}
