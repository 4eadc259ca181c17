using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Tests.Store.Tables;

public class RowKeyTests
{
    [Fact]
    public void Records_and_history_lie_apart()
    {
        Assert.True(Holds(RowKey.Records, RowKey.Record("factory", "usa-a")));
        Assert.False(Holds(RowKey.Records, RowKey.History("factory", "usa-a", 1)));
    }

    [Fact]
    public void A_kind_s_range_holds_no_other_kind()
    {
        Assert.True(Holds(RowKey.RecordsOf("item"), RowKey.Record("item", "zz-z")));
        Assert.False(Holds(RowKey.RecordsOf("item"), RowKey.Record("item-list", "zz-z")));
    }

    [Fact]
    public void An_id_s_history_is_its_own()
    {
        var history = RowKey.HistoryAfter("factory", "usa-a", 0);

        Assert.True(Holds(history, RowKey.History("factory", "usa-a", 1)));
        Assert.True(Holds(history, RowKey.History("factory", "usa-a", int.MaxValue)));
        Assert.False(Holds(history, RowKey.History("factory", "usa-a-b", 1)));
        Assert.False(Holds(history, RowKey.History("factory", "usa", 1)));
    }

    [Fact]
    public void What_lies_after_an_id_begins_with_the_next()
    {
        var rest = RowKey.RecordsAfter("factory", "usa-a");

        Assert.False(Holds(rest, RowKey.Record("factory", "usa-a")));
        Assert.True(Holds(rest, RowKey.Record("factory", "usa-a-b")));
        Assert.True(Holds(rest, RowKey.Record("factory", "usa-a0")));
        Assert.False(Holds(rest, RowKey.Record("factory", "usa-9")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("usa|a")]
    [InlineData("usa/a")]
    [InlineData("usa a")]
    [InlineData("usä")]
    public void What_is_no_id_becomes_no_key(string id) => Assert.Throws<ArgumentException>(() => RowKey.Record("factory", id));

    private static bool Holds(KeyRange range, string key) =>
        string.CompareOrdinal(key, range.From) >= 0 && string.CompareOrdinal(key, range.Before) < 0;
}
