// Uses the API as an integration engineer does, with the client that NSwag generates from the OpenAPI document. The compiler checks that the document describes
// what is sent; this program checks that the answers are as described.
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using System;
using CoProduction.NSwag;
using Newtonsoft.Json.Linq;
using static Expect;

public static class NSwagFlows
{
    public static async Task<string> Run(HttpClient http)
    {
        var api = new CoProductionClient(http);
        var id = $"pol-nswag-{Guid.NewGuid():N}";

        // Create, and a list with its ETags.
        var created = await api.CreateStockAsync(StockOf(id, 10), idempotency_Key: id);
        Equal(10.0, created.Value);
        Equal(SourceConfidence.Reported, created.Source.Confidence);
        var page = await api.ListStocksAsync(partner: ["POL"], theater: [Theater.Europe, Theater.NorthAmerica], sort: Sort.MinuschangedAt, pageSize: 1);
        Equal(id, page.Items.Single().Id);

        // Update, and conflict.
        var tag = page.ETags!.Single();
        Equal(20.0, (await api.ReplaceStockAsync(id, tag, StockOf(id, 20))).Value);
        var conflict = await Problem(() => api.ReplaceStockAsync(id, tag, StockOf(id, 30)));
        Equal((412, "version-conflict"), (conflict.Status, conflict.Code));
        Equal(40.0, (await api.PatchStockAsync(id, "*", new { value = 40 })).Value);

        // A problem that names the fault.
        var invalid = await Problem(() => api.CreateStockAsync(StockOf(id + "-2", -1)));
        Equal((400, "/value"), (invalid.Status, invalid.Errors!.Single().Pointer));

        // The register as a zip, and the zip in again.
        using var zip = await api.ExportRegisterAsync();
        using var copy = new MemoryStream();
        await zip.Stream.CopyToAsync(copy);
        copy.Position = 0;
        var job = await api.ImportFilesAsync(new FileParameter(copy, "register.zip", "application/zip"), dryRun: true, prefer: "wait=30");
        Equal(ImportResponseState.Succeeded, job.State);

        // Mirror: each change is of the class that its kind names.
        string? since = null;
        Stock? mirrored = null;
        for (var more = true; more;)
        {
            var changes = await api.ListChangesAsync(since: since, pageSize: 50);
            foreach (var change in changes.Items.Cast<JObject>().Where(change => (string?)change["kind"] == "stock").Select(change => change.ToObject<ChangedStock>()!).Where(change => change.Id == id))
            {
                mirrored = change.Record;
            }

            (since, more) = (changes.Position, changes.NextLink is not null);
        }

        Equal(40.0, mirrored?.Value);

        // Report, and what if.
        Equal(GapSummaryResponseCase.Committed, (await api.GetGapSummaryAsync(@case: Case.Committed)).Case);
        True((await api.GetCurrentGapReportAsync(months: Months.None)).Families!.Count > 0);
        var outage = new OutageChange { Kind = OutageChangeKind.Outage, Partners = ["POL"], From = "2027-01", Months = 12 };
        var whatIf = await api.ComputeGapReportAsync(new WhatIf { Scenarios = [new AskedScenario { Name = "Poland away", Changes = [outage] }] });
        Equal("Poland away", whatIf.Scenarios!.Single().Name);
        return "create, list, update, conflict, problem, export, import, mirror, report, what-if";
    }

    private static Stock StockOf(string id, double value) => new()
    {
        Id = id, Item = "155-PRIMER", Scope = "POL", Metric = "days_of_supply", Value = value, Unit = "days", ReleasableTo = ["everyone"],
        Source = new Source { Publisher = "Ministry", Title = "Return", Url = "https://example.org/return", Date = "2026-11-01", Confidence = SourceConfidence.Reported },
    };

    private static async Task<Problem> Problem(Func<Task> request)
    {
        try
        {
            await request();
        }
        catch (ApiException<Problem> answer)
        {
            return answer.Result;
        }

        throw new InvalidOperationException("There was no problem.");
    }
}
