using System.Net;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Simulation;

namespace CoProduction.Functions.Tests.Hosting.Upgrades;

/// <summary>The program and an earlier commit of it on one storage, as in the minutes of a deployment.</summary>
[Trait("Mode", "Long")]
public sealed class UpgradeTests
{
    private const int Sites = 12;
    private const int Contests = 6;

    [Fact]
    public async Task Two_versions_that_write_to_one_storage_lose_nothing()
    {
        var settings = ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), "upgrade");
        await using var earlier = await ProgramVersion.StartAsync(await EarlierProgram.Assembly, settings);
        await earlier.AddReferences();
        await using var current = await ProgramVersion.StartAsync(ProgramProcess.Assembly, settings);

        await Task.WhenAll(
            TakeTurns(earlier, current, "earlier"),
            TakeTurns(current, earlier, "current"),
            Contest(earlier, current),
            Import(earlier, current, "earlier"),
            Import(current, earlier, "current"));

        // Positions of the earlier version have another form, so its exports and its feed are for itself.
        Assert.True((bool)(await earlier.Client.Get("api/v1/audit/verify")).Json["isSound"]!);
        await SoundRegister.Verify(current.Client);
    }

    /// <summary>Creates sites through one version, repeats that through both, and changes each by turns; every third is retired at the end.</summary>
    private static async Task TakeTurns(ProgramVersion first, ProgramVersion second, string name)
    {
        for (var number = 0; number < Sites; number++)
        {
            var id = $"pol-turns-{name}-{number}";
            var factory = first.Factory(id);
            var created = await first.Create(factory, $"key-{id}");
            Assert.Equal(created, await first.Create(factory, $"key-{id}"));

            // The earlier version has keys by subject, this one by handle: across both, a repetition is not known, and nothing is there twice.
            Assert.Equal("already-exists", second.Is(HttpStatusCode.Conflict, await second.Post(factory, $"key-{id}")).Code);

            var renamed = second.Is(HttpStatusCode.OK, await second.Rename(id, JobLines.Unlike($"{id} renamed"), created)).ETag;
            var last = first.Is(HttpStatusCode.OK, await first.Rename(id, JobLines.Unlike($"{id} again"), renamed)).ETag;
            var isRetired = number % 3 == 0;
            if (isRetired)
            {
                second.Is(HttpStatusCode.NoContent, await second.Retire(id, last));
            }

            foreach (var reader in new[] { first, second })
            {
                var read = reader.Is(HttpStatusCode.OK, await reader.Read(id)).Json;
                Assert.Equal((JobLines.Unlike($"{id} again"), isRetired), ((string)read["name"]!, read["retired"] is not null));
                Assert.Equal(isRetired ? 4 : 3, await reader.Client.Revisions($"factories/{id}"));
            }
        }
    }

    /// <summary>Both versions change one state of a record at the same moment: one of them is told that it came too late.</summary>
    private static async Task Contest(ProgramVersion earlier, ProgramVersion current)
    {
        const string Id = "pol-contested";
        var etag = await earlier.Create(earlier.Factory(Id), "key-contested");
        for (var round = 0; round < Contests; round++)
        {
            var names = new[] { $"earlier {round}", $"current {round}" }.Select(JobLines.Unlike).ToArray();
            var answers = await Task.WhenAll(earlier.Rename(Id, names[0], etag), current.Rename(Id, names[1], etag));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());

            etag = answers.Single(answer => answer.Status == HttpStatusCode.OK).ETag;
            var won = names[answers[0].Status == HttpStatusCode.OK ? 0 : 1];
            Assert.Equal(won, (string)(await earlier.Read(Id)).Json["name"]!);
            Assert.Equal(won, (string)(await current.Read(Id)).Json["name"]!);
        }

        Assert.Equal(1 + Contests, await current.Client.Revisions($"factories/{Id}"));
    }

    /// <summary>Either version may take the message of a job that one of them accepted.</summary>
    private static async Task Import(ProgramVersion accepting, ProgramVersion other, string name)
    {
        var lines = Enumerable.Range(0, Sites).Select(number => JobLines.Of("factories", accepting.Factory($"pol-imported-{name}-{number}"))).ToArray();
        var job = (await accepting.Client.PostLines(lines)).Job();

        var ended = await other.Client.End(new Uri(job).PathAndQuery.TrimStart('/'));

        Assert.Equal(("succeeded", lines.Length), (ended.State(), ended.Rows().Added));
    }
}
