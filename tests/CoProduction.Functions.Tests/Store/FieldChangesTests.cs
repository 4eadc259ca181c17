using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Tests.Store;

public class FieldChangesTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", "/a 1 2")]
    [InlineData("""{"a":1,"b":1}""", """{"b":1,"c":3}""", "/a 1 - | /c - 3")]
    [InlineData("""{"a":[1,2,3]}""", """{"a":[1,5]}""", "/a/1 2 5 | /a/2 3 -")]
    [InlineData("""{"a":[{"b":1}]}""", """{"a":[{"b":2},{"b":3}]}""", """/a/0/b 1 2 | /a/1 - {"b":3}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":[1]}""", """/a {"b":1} [1]""")]
    [InlineData("""{"a/b~c":1}""", """{"a/b~c":2}""", "/a~1b~0c 1 2")]
    [InlineData("""{"a":41.40}""", """{"a":41.4}""", "")]
    [InlineData(null, """{"a":1,"b":[2]}""", "/a - 1 | /b - [2]")]
    [InlineData("""{"a":1}""", null, "/a 1 -")]
    public void Each_difference_is_told_by_its_pointer_with_both_values(string? from, string? to, string expected) =>
        Assert.Equal(
            expected,
            string.Join(" | ", FieldChanges.Between(from, to)
                .Select(change => $"{change.Field} {change.From?.ToJsonString() ?? "-"} {change.To?.ToJsonString() ?? "-"}")));

    [Fact]
    public void Versions_that_differ_in_very_many_places_differ_as_a_whole()
    {
        var (from, to) = ($"[{string.Join(',', Enumerable.Range(0, 501))}]", $"[{string.Join(',', Enumerable.Range(1, 501))}]");

        var change = Assert.Single(FieldChanges.Between(from, to));

        Assert.Equal(("", from, to), (change.Field, change.From!.ToJsonString(), change.To!.ToJsonString()));
    }
}
