using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.OpenApi;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>
/// Sends every possible read: each operation of the document, for each known record, hidden or not, with each of its
/// parameters. It fails on an operation or a parameter that it does not know.
/// </summary>
internal sealed class EveryRoute(IEnumerable<string> jobs, IReadOnlyList<KnownRecord> records, string report)
{
    private const int MostPages = 30;

    /// <summary>All responses to a caller, each with its request.</summary>
    public async Task<IReadOnlyList<(string Request, string Answer)>> Ask(HttpClient client, Role role, string since)
    {
        var answers = new List<(string, string)>();
        // The log of reads and the history of runs tell operators of requests and of timers, and not of records; each entry has a random id. How people sign in
        // depends on no record; the tokens of the sample ministries are new each time.
        foreach (var operation in ApiDocument.Committed.Operations.Where(operation => operation.Id is not ("ListReads" or "ListRuns" or "GetSignIn")))
        {
            foreach (var address in Addresses(operation))
            {
                if (operation.Method == HttpMethod.Get)
                {
                    foreach (var query in Queries(operation, since))
                    {
                        await Walk(client, $"{address}{query}", answers);
                    }

                    continue;
                }

                foreach (var (content, ifMatch) in Writes(operation, address, role))
                {
                    answers.Add(($"{operation.Method} {address} {ifMatch}", await Asked.Of(client, operation.Method, address, content, ifMatch)));
                }
            }
        }

        return answers;
    }

    /// <summary>The addresses of an operation, one for each id that its path can have.</summary>
    private IEnumerable<string> Addresses(ApiOperation operation)
    {
        if (operation.Id is "GetDocsFile" or "GetDashboardFile")
        {
            return [operation.Path.Replace("{file}", operation.Id == "GetDocsFile" ? "docs.js" : "index.html", StringComparison.Ordinal)];
        }

        var ids = operation switch
        {
            _ when !operation.Path.Contains('{', StringComparison.Ordinal) => [""],
            _ when ResourceCase.All.Any(one => one.Path == operation.Tag) =>
                records.Where(record => record.Path == operation.Tag).Select(record => record.Id).Append(ResourceCase.Of(operation.Tag).AnotherId).Distinct(),
            { Tag: "membership-proposals" } => ["found-nato", "join-nato-fin", "join-nato-swe"],
            { Tag: "imports" } => jobs.Append(new string('0', 20)),
            { Tag: "scenario-reports" } => [$"{report}-{new string('0', 64)}"],
            { Tag: "gap-reports" } => [report, "20000101T000000Z"],
            { Tag: "tenants" or "people" or "webhooks" or "runs" or "subscriptions" } => ["unknown"],
            _ => throw new InvalidOperationException($"Say here which ids {operation.Id} can be asked for."),
        };
        return ids.Select(id => operation.Path.Replace("{id}", id, StringComparison.Ordinal).Replace("{token}", id, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Queries(ApiOperation operation, string since)
    {
        // Few trials tell as much of what is hidden as many.
        var always = string.Concat(operation.Parameters.Where(parameter => parameter.Name == "trials").Select(parameter => Query(parameter, "50")));
        var needed = string.Concat(operation.Parameters.Where(parameter => parameter is { In: "query", IsRequired: true }).Select(parameter => Query(parameter, Values(operation, parameter, since).First())));
        yield return $"?{always}".TrimEnd('&', '?');
        foreach (var parameter in operation.Parameters.Where(parameter => parameter is { In: "query", Name: not "trials" }))
        {
            foreach (var value in Values(operation, parameter, since))
            {
                yield return $"?{always}{(parameter.IsRequired ? "" : needed)}{Query(parameter, value)}".TrimEnd('&');
            }
        }

        static string Query(ApiParameter parameter, string value) => $"{parameter.Name}={Uri.EscapeDataString(value)}&";
    }

    private static IEnumerable<string> Values(ApiOperation operation, ApiParameter parameter, string since) => parameter.Name switch
    {
        "sort" => ["-changedAt"],

        // Every report and analysis takes these in the same way.
        "fields" => operation.Id == "GetCurrentGapReport" ? ["families,sourceTable"] : [],
        "months" => operation.Id == "GetCurrentGapReport" ? ["year"] : [],
        "product" when !parameter.IsRequired => ["155-SECRET"],
        "family" when operation.Tag == "gap-reports" => ["drone"],
        _ when (parameter.Schema["items"] ?? parameter.Schema)["enum"] is { } words => words.AsArray().Select(word => word!.GetValue<string>()),
        _ when (string?)parameter.Schema["type"] == "boolean" => ["true"],
        "pageSize" => ["1"],
        "product" => ["155-HE", "155-SECRET"],
        "month" => ["2026-11", "2030-10"],
        "seed" => ["7"],
        "staleAfter" => ["12"],
        "multiplier" => ["2.5"],
        "countries" => ["CHN", "CHN,RUS"],
        "minerals" => ["antimony", "gallium", "tungsten"],
        "monthsOfStock" => ["3"],
        "from" => ["2027-01"],
        "until" => ["2028-12"],
        "cursor" => ["AAAA"],
        "since" => [since, "AAAA"],
        "text" => ["secret", "later", "works", "SWE"],
        "partner" => ["POL", "GBR", "SWE,FIN"],
        "item" => ["155-HE", "155-SECRET", "155-LATER,gallium"],
        "family" => ["artillery-155", "artillery-155,drone"],
        "status" => ["operating", "active", "exploring"],
        "metric" => ["days_of_supply"],
        "minimumScore" => ["0.5"],
        "subject" => ["nobody"],
        "asOf" => ["2026-11", "2027-06"],
        _ => throw new InvalidOperationException($"Say here what {operation.Id} can be asked with as {parameter.Name}."),
    };

    /// <summary>Requests that never change anything, because the caller lacks the right or names no version.</summary>
    private IEnumerable<(HttpContent? Content, string? IfMatch)> Writes(ApiOperation operation, string address, Role role)
    {
        if (operation.Id == "ImportFiles")
        {
            // OwnWrites imports: each import makes a job, which the caller is listed.
            return [];
        }

        if (operation.Id == "RollMailKey")
        {
            // It makes a new key for whoever may ask.
            return [];
        }

        if (operation.Id is "CancelImport" or "PutTenant" or "DeleteTenant" or "ErasePerson" or "DeleteWebhook" or "RollWebhookKey" or "ResumeWebhook"
            or "ReplaceSubscription" or "DeleteSubscription" or "SendSubscription" or "ConfirmMail" or "UnsubscribeMail")
        {
            return [(null, null)];
        }

        if (operation.Id is "CreateWebhook" or "CreateSubscription" or "CreateRun" or "EraseMailAddress")
        {
            return [(Asking.Json("{}"), null)];
        }

        if (operation.Tag == "membership-proposals")
        {
            return [(operation.Id == "ProposeMembership" ? Asking.Json("""{"group":"NATO","action":"join","partners":[]}""") : null, null)];
        }

        if (operation.Id == "ComputeGapReport")
        {
            return Questions().Select(question => ((HttpContent?)Asking.Json(question.ToJsonString()), (string?)null));
        }

        if (ResourceCase.All.All(one => one.Path != operation.Tag))
        {
            throw new InvalidOperationException($"Say here how {operation.Id} can be asked without changing anything.");
        }

        if (operation.Method == HttpMethod.Post)
        {
            return records
                .Where(record => record.Path == operation.Tag && (!record.MayBeChangedBy(SharedRegister.Own, role) || SharedRegister.Records.Contains(record)))
                .SelectMany(record => new[] { record.Body, ToSomebodyHidden(record.Body) })
                .Select(body => ((HttpContent?)Asking.Json(body.ToJsonString()), (string?)null));
        }

        var known = records.FirstOrDefault(record => address == $"/{record.Address}");
        string?[] versions = known is null || !known.IsVisibleTo(SharedRegister.Own, role) ? [null, "*"] : [null];
        return versions.Select(version => (operation.Method == HttpMethod.Put ? (HttpContent)Asking.Json((known?.Body ?? []).ToJsonString()) : null, version));
    }

    /// <summary>Gap reports under known scenarios, hidden scenarios, and scenarios that name hidden records.</summary>
    private IEnumerable<JsonObject> Questions() =>
    [
        .. new[] { "us-withdraws", "europe-alone", "export-ban-gallium-germanium-antimony", "sc-no-such" }
            .Concat(records.Where(record => record.Path == "scenarios").Select(record => record.Id))
            .Select(id => new JsonObject { ["scenarios"] = new JsonArray(new JsonObject { ["id"] = id }) }),
        .. records.Where(record => record.Path == "factories").Select(record => Outage("sites", record.Id)),
        .. records.Where(record => record.Path is "items" or "mineral-chains").Select(record => Outage("items", record.Id)),
        .. records.Where(record => record.Path == "partners").Select(record => Outage("partners", record.Id)),
        .. records.Where(record => record.Path == "goals").Select(record => Outage("families", record.Id)),
    ];

    private static JsonObject Outage(string dimension, string name) => new()
    {
        ["asOf"] = "2026-11",
        ["scenarios"] = new JsonArray(new JsonObject { ["changes"] = new JsonArray(new JsonObject { ["kind"] = "outage", [dimension] = new JsonArray(name) }) }),
    };

    private static JsonObject ToSomebodyHidden(JsonObject body)
    {
        body["releasableTo"] = new JsonArray("FIN");
        return body;
    }

    private static async Task Walk(HttpClient client, string address, List<(string, string)> answers)
    {
        string? next = address;
        for (var page = 1; next is not null && page <= MostPages; page++)
        {
            var answer = await Asked.Of(client, HttpMethod.Get, next);
            answers.Add(($"GET {next}", answer));
            next = Asked.Next(answer);
        }
    }
}
