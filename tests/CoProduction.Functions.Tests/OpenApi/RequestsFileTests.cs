using System.Text.RegularExpressions;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.OpenApi;

public sealed partial class RequestsFileTests
{
    /// <summary>What browsers, probes and links in mails ask, and the second address of the index.</summary>
    private static readonly string[] ForBrowsersAndProbes =
    [
        "GetDashboardFile", "GetDocs", "GetDocsFile", "GetSignIn", "GetHealthLive", "GetApiIndex",
        "ConfirmMail", "GetMailConfirmation", "UnsubscribeMail", "GetMailUnsubscription",
    ];

    [Fact]
    public void Requests_for_people_are_of_operations_that_there_are_with_parameters_that_they_have()
    {
        var requests = Line().Matches(File.ReadAllText(RepositoryRoot.Combine("requests.http")));

        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.Contains(ApiDocument.Committed.Operations, operation => Fits(operation, request)));
    }

    [Fact]
    public void Every_flow_has_requests()
    {
        var requests = Line().Matches(File.ReadAllText(RepositoryRoot.Combine("requests.http")));
        var missing = ApiDocument.Committed.Operations
            .Where(operation => !ForBrowsersAndProbes.Contains(operation.Id))
            .GroupBy(OfAnyResource)
            .Where(alike => !requests.Any(request => alike.Any(operation => Fits(operation, request))))
            .Select(alike => alike.Key);

        Assert.Equal([], missing);
    }

    /// <summary>The operation, with the same name for that of every kind of record: one kind shows what can be done with all.</summary>
    private static string OfAnyResource(ApiOperation operation)
    {
        var path = ResourceCase.All.Select(resource => $"/{resource.Address}").FirstOrDefault(address => operation.Path == address || operation.Path.StartsWith($"{address}/", StringComparison.Ordinal)) is { } known
            ? $"a record{operation.Path[known.Length..]}"
            : operation.Path;
        return $"{operation.Method} {path}";
    }

    private static bool Fits(ApiOperation operation, Match request) =>
        operation.Method.Method == request.Groups["method"].Value
        && Regex.IsMatch(request.Groups["path"].Value, $"^{Regex.Replace(operation.Path, @"\{\w+\}", "[^/]+")}$")
        && request.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .All(given => operation.Parameters.Any(parameter => parameter.In == "query" && parameter.Name == given.Split('=')[0]));

    [GeneratedRegex(@"^(?<method>[A-Z]+) \{\{base\}\}(?<path>[^?\s]*)\??(?<query>\S*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
