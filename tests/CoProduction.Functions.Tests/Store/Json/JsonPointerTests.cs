using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.Tests.Store.Json;

public sealed class JsonPointerTests
{
    [Theory]
    [InlineData("a", "/a")]
    [InlineData("a/b~c", "/a~1b~0c")]
    [InlineData("~1", "/~01")]
    [InlineData("", "/")]
    public void Pointer_leads_through_the_names_it_was_made_of(string name, string expected)
    {
        Assert.Equal(expected, JsonPointer.Member("", name));
        Assert.Equal([name, "7"], JsonPointer.Parts(JsonPointer.Element(expected, 7)));
    }

    [Fact]
    public void Pointer_to_the_whole_has_no_parts() => Assert.Empty(JsonPointer.Parts(""));
}
