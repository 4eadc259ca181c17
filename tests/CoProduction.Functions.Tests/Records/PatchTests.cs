using System.Net;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records;

/// <summary>A merge patch changes what it names, by the rules of a replacement.</summary>
public sealed class PatchTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private const string Factory = "api/v1/factories/pol-nowa-deba";

    private HttpClient Client => register.Client;

    public static TheoryData<string> Kinds => [.. ResourceCase.All.Select(resource => resource.Path)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Patch_without_members_leaves_a_record_of_any_kind_as_it_is(string path)
    {
        var resource = ResourceCase.Of(path);
        var address = $"{resource.Address}/{resource.ExampleId}";
        var before = await Client.Get(address);

        var answer = await Patch(address, "{}", before.ETag);

        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.True(JsonNode.DeepEquals(before.Json, (await Client.Get(address)).Json));
    }

    [Fact]
    public async Task Members_that_a_patch_names_change_and_no_others()
    {
        var before = await Client.Get(Factory);
        var expected = before.Json.DeepClone().AsObject();
        (expected["name"], expected["source"]!["title"]) = ("Works of Nowa Dęba", "Another title");
        expected.Remove("notes");

        var answer = await Patch(Factory, """{"name":"Works of Nowa Dęba","notes":null,"source":{"title":"Another title"}}""", before.ETag);

        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.True(JsonNode.DeepEquals(expected, answer.Json), answer.ToString());
        Assert.Equal(answer.ETag, (await Client.Get(Factory)).ETag);
    }

    [Theory]
    [InlineData("""{"status":"open"}""", "/status")]
    [InlineData("""{"colour":"red"}""", "/colour")]
    [InlineData("""{"name":null}""", "/name")]
    [InlineData("""{"id":"pol-other"}""", "/id")]
    [InlineData("[]", "")]
    [InlineData("""{"name":"Works","name":"Other works"}""", "/name")]
    [InlineData("""{"name":null,"name":"Other works"}""", "/name")]
    [InlineData("""{"location":{"town":"Dęba","town":"Nowa Dęba"}}""", "/location/town")]
    [InlineData("""{"name":"\ud800"}""", "/name")]
    [InlineData("""{"\ud800":1}""", "/\uFFFD")]
    [InlineData("""{"location":{"\ud800":null,"\udfff":null}}""", "/location/\uFFFD")]
    public async Task What_comes_out_is_checked_like_a_replacement(string patch, string place)
    {
        var before = await Client.Get(Factory);

        var answer = await Patch(Factory, patch, before.ETag);

        Assert.Equal((HttpStatusCode.BadRequest, "validation-failed"), (answer.Status, answer.Code));
        Assert.Contains(place, answer.Json["errors"]!.AsArray().Select(error => (string?)error!["pointer"]));
        Assert.Equal(before.ETag, (await Client.Get(Factory)).ETag);
    }

    [Fact]
    public async Task Version_must_be_named_and_current()
    {
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Client.Ask(HttpMethod.Patch, Factory, Asking.MergePatch("{}"))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Patch(Factory, "{}", "\"0123\"")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Patch("api/v1/factories/pol-none", "{}", "*")).Status);
    }

    [Fact]
    public async Task Other_content_is_refused_by_its_type()
    {
        var answer = await Client.Ask(HttpMethod.Patch, Factory, Asking.Json("{}"), ("If-Match", "*"));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (answer.Status, answer.Code));
        Assert.Contains("application/merge-patch+json", (string)answer.Json["detail"]!, StringComparison.Ordinal);
        Assert.Equal(["application/merge-patch+json"], answer.Headers.GetValues("Accept-Patch"));
    }

    [Theory]
    [InlineData(Factory, "OPTIONS", true)]
    [InlineData(Factory, "POST", true)]
    [InlineData("api/v1/factories", "OPTIONS", false)]
    [InlineData("api/v1/factories", "DELETE", false)]
    public async Task Address_says_which_patches_it_takes(string address, string method, bool takesPatches)
    {
        var answer = await Client.Ask(new HttpMethod(method), address, null);

        Assert.Equal(takesPatches, answer.Headers.TryGetValues("Accept-Patch", out var types));
        Assert.Equal(takesPatches ? ["application/merge-patch+json"] : [], types ?? []);
    }

    [Fact]
    public async Task Patches_of_any_version_at_once_all_have_their_effect()
    {
        await Task.WhenAll(
            Patch(Factory, """{"operator":"First"}""", "*"),
            Patch(Factory, """{"releasableTo":["everyone"]}""", "*"),
            Patch(Factory, """{"formerNames":["Zakłady"]}""", "*"));

        var after = (await Client.Get(Factory)).Json;

        Assert.Equal(("First", "everyone", "Zakłady"), ((string?)after["operator"], (string?)after["releasableTo"]![0], (string?)after["formerNames"]![0]));
    }

    private Task<Answer> Patch(string address, string patch, string tag) => Client.Ask(HttpMethod.Patch, address, Asking.MergePatch(patch), ("If-Match", tag));
}
