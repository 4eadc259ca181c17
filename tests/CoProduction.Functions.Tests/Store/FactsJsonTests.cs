using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;

namespace CoProduction.Functions.Tests.Store;

/// <summary>Coverages, successors, other units, included baselines and statements that nothing further is planned, as they are stored.</summary>
public sealed class FactsJsonTests
{
    private static readonly Source Source = new("A publisher", null, null, null, Confidence.Recalled, null);

    [Fact]
    public void A_coverage_is_written_as_the_API_shows_it()
    {
        var coverage = new Coverage(
            Parsed.As<RecordId>("eu-155-he-coverage"), Parsed.As<ItemCode>("155-HE"), Scope.EuropeanUnion, null, Release.ToEveryone, Source);

        Assert.Equal(
            """{"id":"eu-155-he-coverage","item":"155-HE","scope":"EU","source":{"publisher":"A publisher","confidence":"recalled"},"releasableTo":["everyone"]}""",
            RecordKinds.Coverages.Encode(coverage));
        Assert.Equal(coverage, RecordKinds.Coverages.Decode(RecordKinds.Coverages.Encode(coverage)));
    }

    [Fact]
    public void A_record_that_does_not_state_them_is_written_without_them()
    {
        Assert.DoesNotContain("succeededBy", RecordKinds.Items.Encode(new ItemSamples().Make(0)), StringComparison.Ordinal);
        Assert.DoesNotContain("otherUnits", RecordKinds.Items.Encode(new ItemSamples().Make(0)), StringComparison.Ordinal);
        Assert.DoesNotContain("includes", RecordKinds.Baselines.Encode(new BaselineSamples().Make(0)), StringComparison.Ordinal);
        Assert.DoesNotContain("ormerNames", RecordKinds.Factories.Encode(new FactorySamples().Make(0)), StringComparison.Ordinal);
        Assert.DoesNotContain("identifiers", RecordKinds.Factories.Encode(new FactorySamples().Make(0)), StringComparison.Ordinal);
        Assert.DoesNotContain("nonePlanned", RecordKinds.Factories.Encode(new FactorySamples().Make(0)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_states_them_is_read_as_it_was_written()
    {
        var item = new ItemSamples().Make(0) with { SucceededBy = Parsed.As<ItemCode>("fuze-1"), OtherUnits = [new ItemUnit("pallet", 72), new ItemUnit("box", 0.5)] };
        var baseline = new BaselineSamples().Make(0) with { Includes = [Parsed.As<RecordId>("eu-b"), Parsed.As<RecordId>("aus-a")] };
        var factory = FactorySamples.Make("POL", 1, "wording", FactorySamples.Line("2030-10") with { NonePlanned = Source });

        Assert.Equal(item, RecordKinds.Items.Decode(RecordKinds.Items.Encode(item)));
        Assert.Equal(baseline, RecordKinds.Baselines.Decode(RecordKinds.Baselines.Encode(baseline)));
        Assert.Equal(factory, RecordKinds.Factories.Decode(RecordKinds.Factories.Encode(factory)));
    }

    [Fact]
    public void An_earlier_promise_is_written_with_the_releases_since_and_read_without_them()
    {
        var factory = FactorySamples.Make("POL", 1, "wording", FactorySamples.Line("2031-10"))
            .After(FactorySamples.Make("POL", 1, "wording", FactorySamples.Line("2030-10")), new DateOnly(2026, 3, 31));
        var restricted = RecordKinds.Factories.Encode(factory).Replace(
            "\"stage\":\"funded\"}]", "\"stage\":\"funded\",\"releases\":[{\"releasableTo\":[\"NATO\",\"JPN\"]},{\"releasableTo\":[]}]}]", StringComparison.Ordinal);

        var read = RecordKinds.Factories.Decode(restricted).Lines[0].Plans[0].History[0];

        Assert.DoesNotContain("releases", RecordKinds.Factories.Encode(factory), StringComparison.Ordinal);
        Assert.Equal(LastingRelease.ToEveryone, RecordKinds.Factories.Decode(RecordKinds.Factories.Encode(factory)).Lines[0].Plans[0].History[0].Release);
        Assert.Equal(new LastingRelease([Release.OwnerOnly]), read.Release);
        Assert.Contains("\"releases\":[{\"releasableTo\":[]}]", RecordKinds.Factories.Encode(RecordKinds.Factories.Decode(restricted)), StringComparison.Ordinal);
    }
}
