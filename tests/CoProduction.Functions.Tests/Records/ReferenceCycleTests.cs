using System.Globalization;
using CoProduction.Functions.Records;

namespace CoProduction.Functions.Tests.Records;

public sealed class ReferenceCycleTests
{
    private static readonly Dictionary<string, string[]> References = new()
    {
        ["a"] = ["b", "c"],
        ["b"] = ["d"],
        ["c"] = ["d", "e"],
        ["d"] = ["gone"],
        ["e"] = ["f"],
        ["f"] = ["e", "c"],
    };

    [Theory]
    [InlineData("c", "c > e > f > c")]
    [InlineData("e", "e > f > e")]
    [InlineData("a", null)]
    [InlineData("b", null)]
    [InlineData("gone", null)]
    public void Shortest_way_back_is_found(string id, string? cycle) =>
        Assert.Equal(cycle, ReferenceCycle.Through(id, Named) is { } found ? string.Join(" > ", found) : null);

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    [InlineData("gone", false)]
    public void Cycle_behind_a_record_is_noticed(string id, bool exists) => Assert.Equal(exists, ReferenceCycle.Exists([id], Named));

    [Fact]
    public void Chain_of_100000_records_is_searched_once()
    {
        var ids = Enumerable.Range(0, 100_000).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();

        Assert.False(ReferenceCycle.Exists(ids, id => int.Parse(id, CultureInfo.InvariantCulture) + 1 is var next and < 100_000 ? [ids[next]] : []));
    }

    private static string[] Named(string id) => References.GetValueOrDefault(id, []);
}
