using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Access.Tenants;

/// <summary>Writes to the table of tenants that meet others, or themselves.</summary>
public sealed class TenantTableTests : IDisposable
{
    private const string Id = FakeIssuer.Stranger;

    private readonly TenantStorage storage = new();

    public void Dispose() => storage.Dispose();

    [Fact]
    public async Task Change_whose_answer_is_lost_is_made_once()
    {
        var table = await Open();
        storage.LosesAnswer = true;
        Assert.True(await table.Change(Id, former: null, Change(1, null, "POL"), default));

        storage.LosesAnswer = true;
        Assert.True(await table.Change(Id, (await table.All(default))[Id], Change(2, "POL", "GBR"), default));

        Assert.Equal(["POL", "GBR"], (await table.History(Id, default)).Select(change => change.To));
    }

    [Fact]
    public async Task Of_two_changes_to_one_version_one_is_made()
    {
        var table = await Open();
        Assert.True(await table.Change(Id, former: null, Change(1, null, "POL"), default));
        Assert.False(await table.Change(Id, former: null, Change(1, null, "GBR"), default));
        var former = (await table.All(default))[Id];

        Assert.True(await table.Change(Id, former, Change(2, "POL", null), default));
        Assert.False(await table.Change(Id, former, Change(2, "POL", "GBR"), default));

        Assert.Equal((null, 2), (await table.All(default))[Id] is var last ? (last.Partner, last.Changes) : default);
        Assert.Equal(["POL", null], (await table.History(Id, default)).Select(change => change.To));
    }

    private static TenantChange Change(int number, string? from, string? to) => new(number, DateTimeOffset.UnixEpoch, "POL:tests", from, to);

    private async Task<TenantTable> Open()
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(storage, disposeHandler: false)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new TenantTable(new TableServiceClient((await Azurite.Shared).NewAccount(), options), Parsed.As<StoragePrefix>("ttenants"));
    }
}
