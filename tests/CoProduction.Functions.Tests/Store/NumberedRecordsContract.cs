using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Store;

/// <summary>The part of the contract of every store by which records that differ in a number are found.</summary>
public abstract class NumberedRecordsContract(Func<Task<RegisterUnderTest>> open)
{
    [Fact]
    public async Task Record_is_found_with_all_that_have_its_id_and_a_number()
    {
        await using var register = await open();
        await register.Registry<Partner>().Put(new PartnerSamples().MakeMany(PartnerSamples.Codes.Count), HistoryChain.Author, null, default);
        string[] ids = ["pol-rate-2025", "pol-rate-2025-07", "pol-rate-2025-07-n2", "pol-rate-2025-n2", "pol-rate-2025-n3", "pol-rate-2025-n12", "pol-rate-2025-new", "pol-rate-20251"];
        await Put(register, ids);
        await register.Records.Remove(RecordKinds.Baselines, "pol-rate-2025-n2", (await Find(register, "pol-rate-2025-n2"))!.Version, HistoryChain.Author, default);

        Assert.Equal(["pol-rate-2025", "pol-rate-2025-n12", "pol-rate-2025-n3"], await Numbered(register, "pol-rate-2025"));
        Assert.Empty(await Numbered(register, "pol-rate-2026"));
    }

    [Fact]
    public async Task Id_that_was_cut_to_fit_its_number_is_found()
    {
        await using var register = await open();
        await register.Registry<Partner>().Put(new PartnerSamples().MakeMany(PartnerSamples.Codes.Count), HistoryChain.Author, null, default);
        var id = Parsed.As<RecordId>($"pol-{new string('x', 116)}");
        await Put(register, id.Value, id.Numbered(2).Value, id.Numbered(20).Value);

        Assert.Equal(3, (await Numbered(register, id.Value)).Count);
    }

    private static async Task Put(RegisterUnderTest register, params IReadOnlyList<string> ids)
    {
        var sample = RecordKinds.Baselines.Encode(new BaselineSamples().Make(0));
        await register.Records.Put(
            RecordKinds.Baselines, [.. ids.Select(id => RecordKinds.Baselines.Decode(sample.Replace("pol-rate-0", id, StringComparison.Ordinal)))], HistoryChain.Author, null, default);
    }

    private static Task<Entry<IRecord>?> Find(RegisterUnderTest register, string id) => register.Records.Find(RecordKinds.Baselines, id, default);

    private static async Task<IReadOnlyList<string>> Numbered(RegisterUnderTest register, string id) =>
    [
        .. (await register.Records.FindNumbered(RecordKinds.Baselines, Parsed.As<RecordId>(id), default))
            .Select(entry => entry.Record.Id).Order(StringComparer.Ordinal),
    ];
}

public sealed class NumberedRecordsInMemory() : NumberedRecordsContract(RegisterUnderTest.InMemory);

public sealed class NumberedRecordsOnTables() : NumberedRecordsContract(RegisterUnderTest.OnTables);
