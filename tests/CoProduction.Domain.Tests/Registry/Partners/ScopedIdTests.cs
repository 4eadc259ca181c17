using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Partners;

public sealed class ScopedIdTests
{
    [Theory]
    [InlineData("POL", "pol")]
    [InlineData("EU", "eu")]
    [InlineData("ALLIED", "allied")]
    [InlineData("company:Nammo", "company")]
    public void Id_begins_with_its_scope(string scope, string prefix)
    {
        Assert.Equal(prefix, ScopedId.PrefixOf(Sample.As<Scope>(scope)));
        Assert.True(ScopedId.Fits(Sample.As<Scope>(scope), Sample.As<RecordId>($"{prefix}-155")));
        Assert.Contains($"'{prefix}-'", ScopedId.RuleFor(Sample.As<Scope>(scope)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another partner", "POL", "usa-155")]
    [InlineData("the scope alone", "POL", "pol")]
    [InlineData("a longer first part", "EU", "eur-155")]
    [InlineData("the scope further on", "POL", "xx-pol-155")]
    public void Id_of_another_scope_is_refused(string what, string scope, string id)
    {
        Assert.False(ScopedId.Fits(Sample.As<Scope>(scope), Sample.As<RecordId>(id)), what);
        Refused.Naming("id", () => Sample.Baseline(id, scope));
        Refused.Naming("id", () => Sample.Stock(id, scope));
    }
}
