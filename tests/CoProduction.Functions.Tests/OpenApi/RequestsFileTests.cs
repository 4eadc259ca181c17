using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.OpenApi;

public sealed partial class RequestsFileTests
{
    [Fact]
    public void Requests_for_people_are_of_operations_that_there_are_with_parameters_that_they_have()
    {
        var requests = Line().Matches(File.ReadAllText(RepositoryRoot.Combine("requests.http")));

        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.Contains(ApiDocument.Committed.Operations, operation => Fits(operation, request)));
    }

    private static bool Fits(ApiOperation operation, Match request) =>
        operation.Method.Method == request.Groups["method"].Value
        && Regex.IsMatch(request.Groups["path"].Value, $"^{Regex.Replace(operation.Path, @"\{\w+\}", "[^/]+")}$")
        && request.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .All(given => operation.Parameters.Any(parameter => parameter.In == "query" && parameter.Name == given.Split('=')[0]));

    [GeneratedRegex(@"^(?<method>[A-Z]+) \{\{base\}\}(?<path>[^?\s]*)\??(?<query>\S*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
