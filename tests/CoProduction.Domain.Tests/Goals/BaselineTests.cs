using CoProduction.Domain.Tests.Registry;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Goals;

public sealed class BaselineTests
{
    [Fact]
    public void Unknown_kind_is_refused() => Refused.Naming("kind", () => Sample.Baseline(kind: (BaselineKind)3));

    [Theory]
    [InlineData("POL", "2025-07", "pol-155-he-baseline-2025-07")]
    [InlineData("ALLIED", null, "allied-155-he-baseline-undated")]
    [InlineData("company:BAE Systems", "2024-2025", "company-bae-systems-155-he-baseline-2024-2025")]
    public void Id_is_made_of_what_is_stated_and_fits_the_scope(string scope, string? asOf, string expected)
    {
        var id = Baseline.IdOf(Sample.As<Scope>(scope), Sample.As<ItemCode>("155-HE"), BaselineKind.Baseline, Parsed.OrNull<Period>(asOf));

        Assert.Equal(expected, id.Value);
        Assert.Equal(expected, Sample.Baseline(id.Value, scope).Id.Value);
    }

    [Fact]
    public void Baseline_includes_no_others_unless_its_source_says_so() => Assert.Empty(Sample.Baseline().Includes);

    [Fact]
    public void Baseline_that_includes_itself_is_refused() =>
        Refused.Naming("includes", () => _ = Sample.Baseline("pol-155") with { Includes = Ids("pol-a", "pol-155") });

    [Fact]
    public void Baseline_that_is_included_twice_is_refused() =>
        Refused.Naming("includes", () => _ = Sample.Baseline("pol-155") with { Includes = Ids("pol-a", "pol-b", "pol-a") });

    [Fact]
    public void Baselines_that_include_the_same_are_equal()
    {
        Assert.Equal(Sample.Baseline() with { Includes = Ids("pol-a", "eu-b") }, Sample.Baseline() with { Includes = Ids("pol-a", "eu-b") });
        Assert.Equal(Sample.Baseline(), Sample.Baseline() with { Includes = [] });
        Assert.NotEqual(Sample.Baseline(), Sample.Baseline() with { Includes = Ids("pol-a") });
    }

    [Fact]
    public void Baseline_is_found_by_what_it_says()
    {
        IRecord baseline = Sample.Baseline("pol-155", "POL", BaselineKind.Capacity);

        Assert.Equal("capacity", baseline.Status);
        Assert.Equal(["POL"], baseline.Partners.Select(code => code.Value));
        Assert.Equal(["155-HE"], baseline.Items.Select(item => item.Value));
        Assert.Empty(((IRecord)Sample.Baseline("eu-155", "EU")).Partners);
    }

    private static RecordId[] Ids(params IEnumerable<string> ids) => [.. ids.Select(Sample.As<RecordId>)];
}
