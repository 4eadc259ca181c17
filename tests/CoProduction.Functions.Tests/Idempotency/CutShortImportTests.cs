using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Idempotency;

/// <summary>An import of files with a key that was interrupted and is sent again.</summary>
public sealed class CutShortImportTests
{
    private const string File = "code,name,theater,memberships\nNZL,New Zealand,indo-pacific,\nAUS,Australia,indo-pacific,AUKUS\n";

    private static readonly Guid Slot = AnswerTime.NewSlot(TimeProvider.System.GetUtcNow());

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

        Assert.Equal(isAccepted, again is ImportOutcome.Repeated);
        Assert.Equal((2, 0, 0), Counts(again));
        Assert.Equal((2, 0, 0), Counts(Assert.IsType<ImportOutcome.Repeated>(later)));
        Assert.Equal(2, (await bench.Read()).Partners.Count);
        Assert.Single(await bench.Get<IRecordStore>().History(RecordKinds.Partners, "NZL", 0, 10, default));
    }

    private static async Task<ImportOutcome> Import(Workbench bench, IProgress<ImportProgress>? progress = null)
    {
        using var package = Workbench.Zip(("partners.csv", File));
        var terms = new ImportTerms(Caller: null, Author.Local, DryRun: false, ReleasableTo: null, TimeSpan.FromMinutes(1))
        {
            Intent = ImportIntents.NameIn(Slot),
            KeepsReport = true,
        };
        return await bench.Get<Importer>().Import(package, terms, progress, default);
    }

    private static (int Added, int Replaced, int Unchanged) Counts(ImportOutcome outcome)
    {
        var report = outcome is ImportOutcome.Repeated repeated ? repeated.Report : Assert.IsType<ImportOutcome.Accepted>(outcome).Report;
        return (report.Added, report.Replaced, report.Unchanged);
    }
}
