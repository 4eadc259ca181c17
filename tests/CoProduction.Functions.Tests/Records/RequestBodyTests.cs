using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Tests.Records;

public sealed class RequestBodyTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private const string Address = "api/v1/factories";

    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "Line 1")]
    [InlineData("{", "Line 1, column 2")]
    [InlineData("{\n  \"id\": nope }", "Line 2, column 10")]
    [InlineData("{} trailing", "Line 1, column 4")]
    [InlineData("{}{}", "Line 1, column 3")]
    [InlineData("{ \"id\": \"a\", }", "Line 1")]
    [InlineData("{ /* why */ }", "Line 1")]
    [InlineData("{ \"value\": NaN }", "Line 1, column 12")]
    [InlineData("{ \"value\": Infinity }", "Line 1, column 12")]
    [InlineData("'x'", "Line 1, column 1")]
    public async Task What_is_not_JSON_is_refused_naming_line_and_column(string text, string detail)
    {
        var answer = await Client.PostText(Address, text);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-json", answer.Code);
        Assert.Contains(detail, answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":1,}""", "Nothing follows the comma before '}'. Remove that comma.")]
    [InlineData("""{"a":[1,]}""", "Nothing follows the comma before ']'. Remove that comma.")]
    [InlineData("""{a:1}""", "A name in double quotes must stand here, not 'a'.")]
    [InlineData("""{'a':1}""", "Names and texts must stand in double quotes.")]
    [InlineData("""{"a":'b'}""", "Names and texts must stand in double quotes.")]
    [InlineData("""{"a" 1}""", "A colon must stand between a name and its value, not '1'.")]
    [InlineData("""{"a":}""", "A value (an object, a list, a text in double quotes, a number, true, false or null) must stand here, not '}'.")]
    [InlineData("""{"a":NaN}""", "A value (an object, a list, a text in double quotes, a number, true, false or null) must stand here, not 'N'.")]
    [InlineData("""{"a":True}""", "A value (an object, a list, a text in double quotes, a number, true, false or null) must stand here, not 'T'.")]
    [InlineData("""{"a":tru}""", "Only true, false and null stand without quotes.")]
    [InlineData("""{"a":007}""", "A number must look like 12, -1.5 or 2e6, without leading zeros.")]
    [InlineData("""{"a":1.}""", "A number must look like 12, -1.5 or 2e6, without leading zeros.")]
    [InlineData("""{"a":1 "b":2}""", "A comma or the end of the object must stand here, not '\"'.")]
    [InlineData("""{"a":["b" "c"]}""", "A comma or the end of the list must stand here, not '\"'.")]
    [InlineData("""{"a":1]""", "A comma or the end of the object must stand here, not ']'.")]
    [InlineData("""{"a":1}}""", "Nothing may follow the JSON value, but '}' does.")]
    [InlineData("""{"a":1 // why""", "JSON has no comments. Remove this one.")]
    [InlineData("{\"a\":\"b\nc\"}", "A text must not contain a control character. Write a line break as \\n and a tab as \\t.")]
    [InlineData("""{"a":"\q"}""", "A backslash in a text must be followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits.")]
    [InlineData("""{"a":"b""", "The JSON ends within a text, whose closing quote is missing.")]
    [InlineData("""{"a":[1""", "The JSON ends before all objects and lists in it are closed.")]
    [InlineData("""[[[[1]]]]""", "Objects and lists may be nested 3 levels deep, and this one is deeper.")]
    [InlineData("nul", "The JSON ends before its value is complete.")]
    [InlineData("{\u00a0}", "A name in double quotes must stand here, not the character U+00A0.")]
    public void What_is_not_JSON_is_told_in_the_words_of_JSON(string text, string told)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var fault = Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 3 }));

        Assert.Equal(told, JsonFault.Of(bytes, fault, deepest: 3));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("5")]
    public async Task A_body_that_is_no_object_is_refused_as_a_whole(string text)
    {
        var answer = await Client.PostText(Address, text);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([""], answer.Pointers);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        byte[] bytes = [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        var answer = await Client.Ask(HttpMethod.Post, Address, Bytes(bytes));

        Assert.Equal("invalid-json", answer.Code);
        Assert.Contains("byte 8", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ResourceCase.Of("factories").Example.ToJsonString())];

        Assert.Equal("already-exists", (await Client.Ask(HttpMethod.Post, Address, Bytes(bytes))).Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Other_content_types_are_refused(string? type)
    {
        var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        var answer = await Client.Ask(HttpMethod.Post, Address, content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("unsupported-media-type", answer.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_refused_naming_the_limit(bool chunked)
    {
        var text = $"{{\"name\":\"{new string('x', 1_048_576)}\"}}";
        HttpContent content = chunked ? new StreamContent(new Unsized(Encoding.UTF8.GetBytes(text))) : Asking.Json(text);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await Client.Ask(HttpMethod.Post, Address, content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("body-too-large", answer.Code);
        Assert.Contains("1048576", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var answer = await Client.PostText(Address, new string('[', 100_000));

        Assert.Equal("invalid-json", answer.Code);
    }

    [Fact]
    public async Task Two_thousand_rows_of_faults_are_answered_with_the_first_and_a_count_of_the_rest()
    {
        var body = ResourceCase.Of("factories").Another;
        body["lines"] = new JsonArray([.. Enumerable.Range(0, 2000).Select(_ => new JsonObject { ["wrong"] = 1 })]);

        var answer = await Client.Post(Address, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(1000, answer.Pointers.Count);
        Assert.Equal((3 * 2000) - 1000, answer.Json["moreErrors"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_bill_of_two_thousand_materials_is_checked_and_each_unknown_one_named()
    {
        var body = ResourceCase.Of("items").Another;
        var line = body["materials"]![0]!;
        body["materials"] = new JsonArray([.. Enumerable.Range(0, 2000).Select(number =>
        {
            var copy = line.DeepClone();
            copy["item"] = $"NO-{number}";
            return copy;
        })]);

        var answer = await Client.Post("api/v1/items", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("/materials/0/item", answer.Pointers[0]);
        Assert.Equal(1000, answer.Json["moreErrors"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_valid_record_that_is_too_large_to_be_kept_is_refused_naming_how_large_it_may_be()
    {
        var body = ResourceCase.Of("mro-sites").Another;
        body["platforms"] = new JsonArray([.. Enumerable.Range(0, 4500).Select(number => JsonValue.Create($"{number} {new string('x', 150)}"))]);

        var answer = await Client.Post("api/v1/mro-sites", body);

        Assert.True(answer.Status == HttpStatusCode.RequestEntityTooLarge, answer.ToString());
        Assert.Equal("record-too-large", answer.Code);
    }

    [Fact]
    public async Task Longer_lists_than_any_record_has_are_refused_as_such()
    {
        var body = ResourceCase.Of("mro-sites").Another;
        body["platforms"] = new JsonArray([.. Enumerable.Range(0, 5001).Select(number => JsonValue.Create(number))]);

        Assert.Equal(["/platforms"], (await Client.Post("api/v1/mro-sites", body)).Pointers);
    }

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>A stream of unknown length, so that it is sent in chunks.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
