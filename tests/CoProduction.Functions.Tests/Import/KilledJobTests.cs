using Azure.Data.Tables;

namespace CoProduction.Functions.Tests.Import;

/// <summary>
/// Jobs of a program that was killed and started again: each resumes once the lease of the killed process has ended.
/// </summary>
public sealed class KilledJobTests(KilledJobs killed) : IClassFixture<KilledJobs>
{
    public static TheoryData<string, string> Points => [.. KilledJobs.Points.Select(point => (point.Key, point.Value))];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Job_comes_to_its_end_with_each_row_once_and_each_record_written_once(string partner, string killedAt)
    {
        using var client = killed.ClientOf(partner);

        var end = await client.End(killed.JobOf(partner));
        var results = await client.Results(killed.JobOf(partner));

        Assert.True(end.State() == "succeeded", $"Killed {killedAt}: {end}");
        Assert.Equal((KilledJobs.Lines + 2, KilledJobs.Lines - 1, 0, 1, 1), end.Rows());
        Assert.Equal(1, end.Deleted());
        Assert.Equal(Enumerable.Range(1, KilledJobs.Lines + 2), results.Select(row => row["row"]!.GetValue<int>()));
        Assert.Equal("rejected", results[51]["outcome"]!.GetValue<string>());
        Assert.Equal("deleted", results[^1].Outcome());
        Assert.Equal(2, await client.Revisions($"stocks/{KilledJobs.StockOf(partner)}"));
        var revisions = await Revisions(partner);
        Assert.Equal(KilledJobs.Lines - 1, revisions.Count);
        Assert.All(revisions, record => Assert.Equal(1, record.Value));
    }

    [Fact]
    public async Task Job_of_files_reports_what_was_decided_and_all_of_it_is_written_once()
    {
        using var client = killed.ClientOf(KilledJobs.OfFiles);
        var job = killed.JobOf(KilledJobs.OfFiles);

        var end = await client.End(job);

        Assert.Equal(("succeeded", (KilledJobs.Rows, KilledJobs.Rows, 0, 0, 0)), (end.State(), end.Rows()));
        Assert.Equal(KilledJobs.Rows, (await client.Results(job, "?outcome=added&pageSize=500")).Count);
        var revisions = await Revisions(KilledJobs.OfFiles);
        Assert.Equal(KilledJobs.Rows, revisions.Count);
        Assert.All(revisions, record => Assert.Equal(1, record.Value));
    }

    /// <summary>How many revisions each factory of a partner's job has in the register's table.</summary>
    private async Task<Dictionary<string, int>> Revisions(string partner)
    {
        var revisions = new Dictionary<string, int>(StringComparer.Ordinal);
        var of = $"history|factory|{partner.ToLowerInvariant()}-killed-";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partner} and RowKey ge {of} and RowKey lt {of + "~"}");
        await foreach (var row in new TableClient(killed.ConnectionString, "CoProductionRegister").QueryAsync<TableEntity>(filter, select: ["RowKey"]))
        {
            var record = row.RowKey[..row.RowKey.LastIndexOf('|')];
            revisions[record] = revisions.GetValueOrDefault(record) + 1;
        }

        return revisions;
    }
}
