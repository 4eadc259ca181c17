using System.Net;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Store;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Access.People;

/// <summary>Imports whose sender is erased while they are under way.</summary>
public sealed class ErasedImportTests(ClockedProgram program) : IClassFixture<ClockedProgram>
{
    private static readonly Author Colleague = new("POL:colleague");

    /// <summary>The import is accepted and breaks off; its sender is erased; somebody takes back what it had written; then a program finishes it.</summary>
    [Fact]
    public async Task Import_that_was_accepted_before_the_erasure_knows_its_own_rows()
    {
        var clock = new SetClock();
        await using var program = await HostedProgram.StartAsync(
            ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), "terased"), clock, runsByItself: false, configure: WithoutRecovery);
        using var client = new HttpClient { BaseAddress = program.Address }.As("POL");
        var (store, handle) = (program.Get<IRecordStore>(), await program.Get<KnownPeople>().HandleOf(Parsed.As<CountryCode>("POL"), "anna", default));
        await store.SeedPartners(("AUS", []));
        clock.Now += TimeSpan.FromMinutes(1);
        const string Files = "code,name,theater,memberships\nAUS,Oz,europe,\n";
        using (var package = Workbench.Zip(("partners.csv", Files), ("products.csv", "code,name,family,unit,notes\nX-ERASED,Shell,artillery-155,round,\n")))
        {
            var caller = new Caller(handle.Partner, null, new HashSet<Role> { Role.Coordinator }) { Handle = handle.Value };
            var terms = new ImportTerms(caller, new Author($"{handle} (import 018f3c9a7b2d4e5f6a7b)"), DryRun: false, ReleasableTo: null, TimeSpan.FromMinutes(1));
            await Assert.ThrowsAsync<InvalidOperationException>(() => program.Get<Importer>().Import(package, terms, new BreaksOff("Writing item"), default));
        }

        Assert.Equal(HttpStatusCode.NoContent, (await client.Delete($"api/v1/people/{handle}", null)).Status);
        clock.Now += TimeSpan.FromMinutes(1);
        var written = (await store.Find(RecordKinds.Partners, "AUS", default))!;
        Assert.Equal("Oz", ((Partner)written.Record).Name);
        await store.Replace(RecordKinds.Partners, Named("Partner AUS"), written.Version, Colleague, default);

        Assert.True(await program.Get<Importer>().Recover(TimeSpan.FromMinutes(1), default));

        Assert.Equal("Partner AUS", ((Partner)(await store.Find(RecordKinds.Partners, "AUS", default))!.Record).Name);
        Assert.NotNull(await store.Find(RecordKinds.Items, "X-ERASED", default));
        Assert.Equal(3, await client.Revisions("partners/AUS"));
        Assert.Equal($"{handle} (import 018f3c9a7b2d4e5f6a7b)", (string?)(await client.Get("api/v1/items/X-ERASED/history")).Json["items"]![0]!["by"]);
    }

    [Fact]
    public async Task Job_of_an_erased_person_runs_to_its_end()
    {
        using var olga = new Person(program, "olga", "olga");
        var job = (await olga.Client.PostBody("", JobClient.JsonLines, Encoding.UTF8.GetBytes(JobLines.Factory("pol-olga-works")))).Job();
        var handle = (string)(await program.Client.Get(job)).Json["by"]!;
        Assert.Equal(HttpStatusCode.NoContent, (await program.Client.Delete($"api/v1/people/{handle}", null)).Status);

        await program.RunImport("POL", job);

        var ended = (await program.Client.Get(job)).Json;
        Assert.Equal(("succeeded", handle, null), (ended.State(), (string?)ended["by"], (string?)ended["bySubject"]));
        Assert.StartsWith(handle, (string?)(await program.Client.Get("api/v1/factories/pol-olga-works/history")).Json["items"]![0]!["by"], StringComparison.Ordinal);
    }

    private static void WithoutRecovery(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(ImportRecovery)));

    private static Partner Named(string name) =>
        (Partner)RecordKinds.Partners.Read($$"""{"code":"AUS","name":"{{name}}","theater":"europe","memberships":[],"releasableTo":["everyone"]}""");
}
