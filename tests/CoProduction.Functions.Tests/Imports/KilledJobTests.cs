using Azure.Data.Tables;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>Starts the program again after it was killed while it ran a job.</summary>
public sealed class KilledJobTests(KilledJobs killed) : IClassFixture<KilledJobs>
{
    public static TheoryData<int> Points => [.. KilledJobs.Points];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Job_comes_to_its_end_with_each_row_once_and_each_record_written_once(int killedAt)
    {
        var (settings, job) = killed.At(killedAt);
        var (process, address) = await ProgramProcess.ServeAsync(settings);
        await using var ended = process;
        using var client = new HttpClient { BaseAddress = address }.As("POL");

        var end = await client.End(job);
        var results = await client.Results(job);

        var bad = KilledJobs.Lines / 100;
        Assert.Equal("succeeded", end.State());
        Assert.Equal((KilledJobs.Lines + JobLines.Examples.Count(), KilledJobs.Lines + JobLines.Examples.Count() - bad, 0, 0, bad), end.Rows());
        Assert.Equal(Enumerable.Range(1, KilledJobs.Lines + JobLines.Examples.Count()), results.Select(row => row["row"]!.GetValue<int>()));
        Assert.Equal(bad, results.Count(row => row["outcome"]!.GetValue<string>() == "rejected"));
        var revisions = await Revisions(settings["AzureWebJobsStorage"]!);
        Assert.Equal(KilledJobs.Lines + JobLines.Examples.Count() - bad, revisions.Count);
        Assert.All(revisions, record => Assert.Equal(1, record.Value));
    }

    /// <summary>How many revisions there are of each record of the register, read from its table.</summary>
    private static async Task<Dictionary<string, int>> Revisions(string storage)
    {
        var revisions = new Dictionary<string, int>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"RowKey ge {"history|"} and RowKey lt {"history}"}");
        await foreach (var row in new TableClient(storage, "CoProductionRegister").QueryAsync<TableEntity>(filter, select: ["RowKey"]))
        {
            var record = row.RowKey[..row.RowKey.LastIndexOf('|')];
            revisions[record] = revisions.GetValueOrDefault(record) + 1;
        }

        return revisions;
    }
}
