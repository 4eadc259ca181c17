using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Groups;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Registry;

public sealed class WordTests
{
    [Fact]
    public void Group_actions_are_written() => AssertWords<GroupAction>("found", "join", "leave", "expel");

    [Fact]
    public void Proposal_states_are_written() => AssertWords<ProposalState>("pending", "completed", "refused", "withdrawn");

    [Fact]
    public void Goal_paths_are_written() => AssertWords<GoalPath>("linear", "geometric");

    [Fact]
    public void Baseline_kinds_are_written() => AssertWords<BaselineKind>("baseline", "capacity", "target");

    [Fact]
    public void Date_precisions_are_written() => AssertWords<DatePrecision>("reported", "placeholder");

    [Fact]
    public void Plan_stages_are_written_in_their_order() =>
        AssertWords<PlanStage>("proposed", "announced", "funded", "contracted", "building", "commissioned", "cancelled");

    [Fact]
    public void Plan_kinds_are_written() => AssertWords<PlanKind>("expansion", "reduction", "pause", "closure");

    [Fact]
    public void Plan_timings_are_written() => AssertWords<PlanTiming>("from", "by");

    [Fact]
    public void Item_kinds_are_written() => AssertWords<ItemKind>("product", "component");

    [Fact]
    public void Maintenance_levels_are_written() => AssertWords<MaintenanceLevel>("organizational", "intermediate", "depot");

    [Fact]
    public void Mineral_kinds_are_written() => AssertWords<MineralKind>("mineral", "material");

    [Fact]
    public void Share_wholes_are_written() => AssertWords<ShareWhole>("world", "exports", "theater", "partner", "other");

    [Fact]
    public void Mineral_stages_are_written() => AssertWords<MineralStage>("extraction", "refining", "component");

    [Fact]
    public void Scope_kinds_are_written() => AssertWords<ScopeKind>("partner", "european-union", "allied", "company");

    [Fact]
    public void Theaters_are_written() => AssertWords<Theater>("north-america", "latin-america", "europe", "africa", "middle-east", "indo-pacific");

    [Fact]
    public void Location_confidences_are_written() => AssertWords<LocationConfidence>("reported", "recalled", "withheld");

    [Fact]
    public void Measures_are_written() => AssertWords<Measure>("output", "capacity", "surge");

    [Fact]
    public void Times_of_rates_are_written() => AssertWords<Per>("day", "week", "month", "quarter", "year");

    [Fact]
    public void Site_statuses_are_written() => AssertWords<SiteStatus>("planned", "under-construction", "operating", "idle", "closed");

    [Fact]
    public void Kinds_of_succession_are_written() => AssertWords<SuccessionKind>("merged", "moved");

    [Fact]
    public void Confidences_are_written() => AssertWords<Confidence>("reported", "recalled", "estimate");

    [Fact]
    public void Every_enum_of_the_register_has_its_words_tested_here()
    {
        var enums = typeof(Word).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && (type.Namespace!.StartsWith("CoProduction.Registry", StringComparison.Ordinal) || type.Namespace == "CoProduction.Goals"));

        Assert.Equal(21, enums.Count());
    }

    [Theory]
    [InlineData("absent", null)]
    [InlineData("empty", "")]
    [InlineData("the member's own name", "UnderConstruction")]
    [InlineData("capitals", "UNDER-CONSTRUCTION")]
    [InlineData("underscore", "under_construction")]
    [InlineData("number", "1")]
    [InlineData("leading space", " idle")]
    [InlineData("trailing newline", "idle\n")]
    [InlineData("Cyrillic look-alike", "іdle")]
    public void Other_words_are_refused(string what, string? text)
    {
        Assert.False(Word.TryParse<SiteStatus>(text, out _), what);
        var refusal = Assert.Throws<FormatException>(() => Word.As<SiteStatus>(text));
        Assert.EndsWith("Use one of: planned, under-construction, operating, idle, closed.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_without_a_member_has_no_word() => Refused.Naming("value", () => Word.Of((SiteStatus)99));

    private static void AssertWords<TEnum>(params string[] words)
        where TEnum : struct, Enum
    {
        Assert.Equal(words, Enum.GetValues<TEnum>().Select(Word.Of));
        Assert.Equal(Enum.GetValues<TEnum>(), words.Select(Word.As<TEnum>));
    }
}
