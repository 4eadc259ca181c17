using System.Net;
using System.Net.Http.Headers;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Tests.Hosting;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>Different subjects of one partner are different callers, whatever their letters.</summary>
public sealed class SubjectTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    private static readonly string Long = new('a', 100);

    public static TheoryData<string, string> Alike => new()
    {
        { "Zoë", "Zoé" },
        { "Zoë", "Zo_" },
        { "Zoe\u0308", "Zoë" },
        { "a b", "a_b" },
        { "山田", "田中" },
        { "👍", "👎" },
        { $"{Long}1", $"{Long}2" },
        { Long, $"{Long}a" },
        { "x", "x\n" },
        { "ä b", SubjectName.Of("ä b") },
    };

    [Theory]
    [InlineData("7c1f-person")]
    [InlineData("690222be-ff1a-4d56-abd1-7e4f7d38e474")]
    [InlineData("user|name@example.org~1")]
    public void Subject_of_printable_ascii_is_its_own_name(string subject) => Assert.Equal(subject, SubjectName.Of(subject));

    [Theory]
    [MemberData(nameof(Alike))]
    public void Names_differ_where_subjects_do(string one, string other)
    {
        Assert.NotEqual(SubjectName.Of(one), SubjectName.Of(other));
        Assert.All([one, other], subject => Assert.Matches(@"\A[!-~]{1,100}\z", SubjectName.Of(subject)));
    }

    [Fact]
    public async Task Idempotency_keys_of_callers_that_differ_in_one_letter_are_their_own()
    {
        using var one = Client("Zoë", program.Client.BaseAddress!);
        using var other = Client("Zoé", program.Client.BaseAddress!);

        var first = await Create(one, "JPN");
        var second = await Create(other, "KOR");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.False(second.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Caller_never_uses_up_the_share_of_one_that_differs_in_a_letter()
    {
        await using var slow = await SampleProgram.StartAsync(("CoProduction__Limits__Burst", "1"), ("CoProduction__Limits__RequestsPerMinute", "1"));
        using var one = Client("Zoë", slow.Client.BaseAddress!);
        using var other = Client("Zoé", slow.Client.BaseAddress!);

        Assert.Equal(HttpStatusCode.OK, await Status(one));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Status(one));
        Assert.Equal(HttpStatusCode.OK, await Status(other));
    }

    private static async Task<HttpStatusCode> Status(HttpClient client)
    {
        using var answer = await client.GetAsync("/samples/a");
        return answer.StatusCode;
    }

    private static Task<Answer> Create(HttpClient client, string code)
    {
        var partner = ResourceCase.Of("partners").Example;
        partner["code"] = code;
        return client.Ask(HttpMethod.Post, "api/v1/partners", Asking.Json(partner.ToJsonString()), ("Idempotency-Key", "the same"));
    }

    private static HttpClient Client(string subject, Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", DevelopmentTokens.Of("POL", subject, Role.Coordinator));
        return client;
    }
}
