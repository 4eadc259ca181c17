using CoProduction.Functions.Store;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Store;

public class StoragePrefixTests
{
    [Theory]
    [InlineData(null, "CoProduction")]
    [InlineData("", "CoProduction")]
    [InlineData("trial2", "trial2")]
    public void The_setting_or_its_default_begins_the_tables_name(string? setting, string expected) =>
        Assert.Equal(expected, StoragePrefix.From(With(setting)).Value);

    [Theory]
    [InlineData("2trial")]
    [InlineData("tri-al")]
    [InlineData("tri al")]
    [InlineData("a1234567890123456789012345678901234567890")]
    public void A_setting_that_no_table_can_be_named_by_is_refused_with_the_rule(string setting) =>
        Assert.EndsWith(StoragePrefix.Rule, Assert.Throws<FormatException>(() => StoragePrefix.From(With(setting))).Message, StringComparison.Ordinal);

    private static IConfiguration With(string? setting) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(StoragePrefix.Setting, setting)]).Build();
}
