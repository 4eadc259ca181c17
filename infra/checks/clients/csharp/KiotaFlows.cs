// Uses the API as an integration engineer does, with the client that Kiota generates from the OpenAPI document. The compiler checks that the document describes
// what is sent; this program checks that the answers are as described.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using System;
using CoProduction.Kiota.Api.V1.Stocks.Item;
using CoProduction.Kiota.Api.V1.GapReports.Current.Summary;
using CoProduction.Kiota.Api.V1.Stocks;
using CoProduction.Kiota.Models;
using CoProduction.Kiota;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using static Expect;

public static class KiotaFlows
{
    public static async Task<string> Run(HttpClient http)
    {
        var api = new CoProductionClient(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = http.BaseAddress!.ToString().TrimEnd('/') }).Api.V1;
        var id = $"pol-kiota-{Guid.NewGuid():N}";

        // Create, and a list with its ETags.
        var created = await api.Stocks.PostAsync(StockOf(id, 10), request => request.Headers.Add("Idempotency-Key", id));
        Equal(10.0, created!.Value);
        Equal(Source_confidence.Reported, created.Source!.Confidence);
        var page = await api.Stocks.GetAsync(request =>
        {
            request.QueryParameters.Partner = ["POL"];
            request.QueryParameters.Theater = [GetTheaterQueryParameterType.Europe, GetTheaterQueryParameterType.NorthAmerica];
            request.QueryParameters.PageSize = 1;
        });
        Equal(1, page!.Items!.Count);

        // Update, and conflict.
        var tag = page.ETags!.Single();
        var path = api.Stocks[page.Items.Single().Id!];
        var stored = page.Items.Single();
        await path.PutAsync(stored, request => request.Headers.Add("If-Match", tag));
        stored.Value += 1;
        await path.PutAsync(stored, request => request.Headers.Add("If-Match", "*"));
        var conflict = await Problem(() => path.PutAsync(stored, request => request.Headers.Add("If-Match", tag)));
        Equal((412, "version-conflict"), (conflict.Status!.Value, conflict.Code));
        var patched = await api.Stocks[id].PatchAsync(new StocksPatchRequestBody { AdditionalData = new Dictionary<string, object> { ["value"] = 40 } }, request => request.Headers.Add("If-Match", "*"));
        Equal(40.0, patched!.Value);

        // A problem that names the fault.
        var invalid = await Problem(() => api.Stocks.PostAsync(StockOf(id + "-2", -1)));
        Equal((400, "/value"), (invalid.Status!.Value, invalid.Errors!.Single().Pointer));

        // The register as a zip, and the zip in again.
        using var zip = await api.Exports.GetAsync();
        using var copy = new MemoryStream();
        await zip!.CopyToAsync(copy);
        copy.Position = 0;
        var job = await api.Imports.PostAsync(copy, request =>
        {
            request.QueryParameters.DryRun = true;
            request.Headers.Add("Prefer", "wait=30");
        });
        Equal(ImportResponse_state.Succeeded, job!.State);

        // Mirror: each change is of the class that its kind names.
        string? since = null;
        Stock? mirrored = null;
        for (var more = true; more;)
        {
            var changes = await api.Changes.GetAsync(request => (request.QueryParameters.Since, request.QueryParameters.PageSize) = (since, 50));
            foreach (var change in changes!.Items!.Select(item => item.ChangedStock).OfType<ChangedStock>().Where(change => change.Id == id))
            {
                mirrored = change.Record;
            }

            (since, more) = (changes.Position, changes.NextLink is not null);
        }

        Equal(40.0, mirrored?.Value);

        // Report, and what if.
        Equal(GapSummaryResponse_case.Committed, (await api.GapReports.Current.Summary.GetAsync(request => request.QueryParameters.Case = GetCaseQueryParameterType.Committed))!.Case);
        True((await api.GapReports.Current.GetAsync())!.Families!.Count > 0);
        var outage = new OutageChange { Kind = OutageChange_kind.Outage, Partners = ["POL"], From = "2027-01", Months = 12 };
        var whatIf = await api.GapReports.PostAsync(new WhatIf { Scenarios = [new AskedScenario { Name = "Poland away", Changes = [new() { OutageChange = outage }] }] });
        Equal("Poland away", whatIf!.Scenarios!.Single().Name);
        return "create, list, update, conflict, problem, export, import, mirror, report, what-if";
    }

    private static Stock StockOf(string id, double value) => new()
    {
        Id = id, Item = "155-PRIMER", Scope = "POL", Metric = "days_of_supply", Value = value, Unit = "days", ReleasableTo = ["everyone"],
        Source = new Source { Publisher = "Ministry", Title = "Return", Url = "https://example.org/return", Date = "2026-11-01", Confidence = Source_confidence.Reported },
    };

    private static async Task<Problem> Problem(Func<Task> request)
    {
        try
        {
            await request();
        }
        catch (Problem answer)
        {
            return answer;
        }

        throw new InvalidOperationException("There was no problem.");
    }
}
