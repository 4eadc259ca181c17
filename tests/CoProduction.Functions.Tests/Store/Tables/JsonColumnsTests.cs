using Azure.Data.Tables;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Tests.Store.Tables;

public class JsonColumnsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31_999)]
    [InlineData(32_000)]
    [InlineData(32_001)]
    [InlineData(64_000)]
    [InlineData(200_000)]
    public void Text_of_any_length_comes_back(int length)
    {
        var (row, text) = (new TableEntity(), string.Concat(Enumerable.Range(0, length).Select(place => (char)('a' + (place % 26)))));

        JsonColumns.Write(row, text);

        Assert.Equal(text, JsonColumns.Read(row) ?? "");
        Assert.All(row.Keys, column => Assert.Contains(column, JsonColumns.Names));
    }

    [Fact]
    public void A_surrogate_pair_is_never_parted()
    {
        var row = new TableEntity();
        var text = "a" + string.Concat(Enumerable.Repeat("🚀", 50_000));

        JsonColumns.Write(row, text);

        Assert.All(row.Keys, column => Assert.False(char.IsHighSurrogate(row.GetString(column)[^1])));
        Assert.Equal(text, JsonColumns.Read(row));
    }
}
