using System.Text.Json;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.Tests.Store.Json;

public sealed class MergePatchTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Patch_of_the_standard_s_appendix_comes_out_as_it_says(string target, string patch, string expected)
    {
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), MergePatch.Apply(JsonElement.Parse(target), JsonElement.Parse(patch))));
    }

    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":null,"a":"c"}""", """{"a":null,"a":"c"}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":{"c":1,"c":2}}""", """{"a":{"b":1,"c":1,"c":2}}""")]
    [InlineData("""{"a":"b"}""", """{"\ud800":"\udfff"}""", """{"a":"b","\ud800":"\udfff"}""")]
    [InlineData("""{"a":{"b":null}}""", """{"\u0063":1e400}""", """{"a":{"b":null},"\u0063":1e400}""")]
    public void What_no_record_can_have_stays_as_it_was_sent(string target, string patch, string expected) =>
        Assert.Equal(expected, MergePatch.Apply(JsonElement.Parse(target), JsonElement.Parse(patch)).GetRawText());
}
