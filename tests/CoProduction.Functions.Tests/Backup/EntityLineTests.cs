using Azure.Data.Tables;
using CoProduction.Functions.Backup;

namespace CoProduction.Functions.Tests.Backup;

public sealed class EntityLineTests
{
    [Fact]
    public void Row_with_every_type_of_value_is_the_same_again()
    {
        var row = new TableEntity("a|\"b\"", "ż")
        {
            ["Text"] = "true",
            ["Truth"] = true,
            ["Number"] = -5,
            ["Long"] = long.MinValue,
            ["Double"] = 0.1 + 0.2,
            ["Infinite"] = double.NegativeInfinity,
            ["Moment"] = new DateTimeOffset(2026, 11, 29, 1, 2, 3, TimeSpan.Zero).AddTicks(4_567_891),
            ["Id"] = Guid.Parse("7f0c1a52-5b0d-4c7e-8a5c-0d5c3a1f9e21"),
            ["Bytes"] = new byte[] { 0, 255 },
            ["Timestamp"] = DateTimeOffset.UnixEpoch,
        };

        var line = EntityLine.Write(row);
        var again = EntityLine.Read(line);

        Assert.DoesNotContain('\n', line);
        row.Remove("Timestamp");
        Assert.Equal(row.ToDictionary(value => value.Key, value => value.Value), again.ToDictionary(value => value.Key, value => value.Value));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"PartitionKey":"a"}""")]
    [InlineData("""{"PartitionKey":"a","RowKey":"b","C":{"Decimal":"5"}}""")]
    [InlineData("""{"PartitionKey":"a","RowKey":"b","C":{"Int64":"x"}}""")]
    [InlineData("""{"PartitionKey":"a","RowKey":"b","C":{}}""")]
    public void Line_that_is_no_row_is_refused(string line) =>
        Assert.StartsWith("The backup has a line that is not a row of a table", Assert.Throws<InvalidDataException>(() => EntityLine.Read(line)).Message, StringComparison.Ordinal);
}
