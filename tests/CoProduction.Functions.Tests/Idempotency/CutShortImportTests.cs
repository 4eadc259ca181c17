using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Idempotency;

/// <summary>An import of files that was interrupted and is run again, as its job is.</summary>
public sealed class CutShortImportTests
{
    private const string File = "code,name,theater,memberships\nNZL,New Zealand,indo-pacific,\nAUS,Australia,indo-pacific,AUKUS\n";

    [Theory]
    [InlineData("Reading the register", false)]
    [InlineData("Accepted", true)]
    [InlineData("Writing partner", true)]
    public async Task Import_is_carried_out_once_wherever_it_broke_off(string point, bool isAccepted)
    {
        await using var bench = await Workbench.Create();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Import(bench, new BreaksOff(point)));
        var again = await Import(bench);
        var later = await Import(bench);

        Assert.Equal(isAccepted, again is ImportOutcome.Finished);
        Assert.Empty(Assert.IsType<ImportOutcome.Finished>(later).Written.Overtaken);
        Assert.Equal(2, (await bench.Read()).Partners.Count);
        Assert.Single(await bench.Get<IRecordStore>().History(RecordKinds.Partners, "NZL", 0, 10, default));
    }

    private static async Task<ImportOutcome> Import(Workbench bench, IProgress<ImportProgress>? progress = null)
    {
        using var package = Workbench.Zip(("partners.csv", File));
        var terms = new ImportTerms(Caller: null, Author.Local, DryRun: false, ReleasableTo: null, TimeSpan.FromMinutes(1))
        {
            Intent = ImportIntents.NameOf(DateTimeOffset.UnixEpoch, "again"),
        };
        return await bench.Get<Importer>().Import(package, terms, progress, default);
    }
}
