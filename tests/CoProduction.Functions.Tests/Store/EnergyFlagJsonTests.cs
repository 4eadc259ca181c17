using CoProduction.Functions.Records;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.Store;

/// <summary>The energy-intensive flag of items and minerals in storage, hashes and responses.</summary>
public sealed class EnergyFlagJsonTests
{
    private static readonly Item Item = new(
        Parsed.As<ItemCode>("155-BODY"), "Body", ItemKind.Component, Parsed.As<Family>("artillery-155"), "each", null, Release.ToEveryone, []);

    private static readonly MineralChain Chain = new(Parsed.As<ItemCode>("steel"), MineralKind.Material, Release.ToEveryone, []);

    // Stored records, hashes of histories, ETags and snapshots from before the flag existed depend on these exact bytes.
    [Fact]
    public void A_record_that_states_nothing_is_written_as_before_there_was_a_flag()
    {
        Assert.Equal(
            """{"code":"155-BODY","name":"Body","kind":"component","family":"artillery-155","unit":"each","materials":[],"releasableTo":["everyone"]}""",
            RecordKinds.Items.Encode(Item));
        Assert.Equal("""{"mineral":"steel","kind":"material","shares":[],"releasableTo":["everyone"]}""", RecordKinds.MineralChains.Encode(Chain));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void A_record_is_read_as_it_was_written(bool? flag)
    {
        var (item, chain) = (Item with { IsEnergyIntensive = flag }, Chain with { IsEnergyIntensive = flag });

        Assert.Equal(item, RecordKinds.Items.Decode(RecordKinds.Items.Encode(item)));
        Assert.Equal(chain, RecordKinds.MineralChains.Decode(RecordKinds.MineralChains.Encode(chain)));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, null)]
    public void A_change_says_it_only_where_it_asks_for_it(bool flag, bool? written)
    {
        var slip = new Slip(new Selection { EnergyIntensive = flag }, 9);

        Assert.Equal(written, ChangeBody.Of(slip).EnergyIntensive);
        Assert.Equal(slip, ChangeBody.Of(slip).ToChange());
        Assert.Equal(slip, (ChangeBody.Of(slip) with { EnergyIntensive = flag }).ToChange());
    }
}
