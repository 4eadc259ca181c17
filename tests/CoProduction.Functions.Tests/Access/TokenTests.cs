using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Access;

/// <summary>The tokens that the program accepts and refuses.</summary>
public sealed class TokenTests(GuardedProgram program) : IClassFixture<GuardedProgram>
{
    private FakeIssuer Issuer => program.Issuer;

    private TokenDraft Good => Issuer.Draft(FakeIssuer.Poland);

    public static TheoryData<string> Bad => [.. BadTokens.Names];

    [Theory]
    [InlineData(FakeIssuer.Poland)]
    [InlineData(FakeIssuer.Japan)]
    public async Task Token_of_each_mapped_tenant_is_let_in(string tenant)
    {
        using var answer = await program.Ask(Issuer.Draft(tenant));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Token_is_let_in_whatever_of_its_many_right_forms_it_has()
    {
        TokenDraft[] right =
        [
            Good.Time("exp", -30), Good.Time("nbf", 30), Good.Claim("nbf", null), Good.Claim("aud", new JsonArray("api://another", FakeIssuer.Audience)),
            Good.Claim("roles", "reader"), Good.Claim("roles", new JsonArray("admin", "operator")), Good.Claim("tid", FakeIssuer.Poland.ToUpperInvariant()),
            Good.Claim("oid", null), Good.Claim("oid", null).Claim("sub", null).Claim("azp", "a-program"), Good.Head("typ", "at+jwt"),
            Good.Head("alg", "PS256").SignedBy(Issuer.KeyOf(FakeIssuer.Poland).SignWithPadding),
        ];

        foreach (var token in right)
        {
            using var answer = await program.Ask(token);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{token.Header}\n{token.Payload}\n{program.Output}");
        }

        using var lowerCase = await program.Ask($"bearer {Good}");
        Assert.Equal(HttpStatusCode.OK, lowerCase.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Bad_token_is_refused_without_a_word_why(string how)
    {
        using var answer = await program.Ask($"Bearer {BadTokens.Of(how, Issuer)}");

        await AssertRefused(answer, "Bearer error=\"invalid_token\"");
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNzd29yZA==")]
    [InlineData("Negotiate abc")]
    public async Task Request_without_a_token_is_refused_and_told_what_to_send(params string[] authorization)
    {
        using var answer = await program.Ask(authorization);

        await AssertRefused(answer, "Bearer");
    }

    [Fact]
    public async Task Two_tokens_are_refused_even_where_both_are_good()
    {
        using var answer = await program.Ask($"Bearer {Good}", $"Bearer {Good}");

        await AssertRefused(answer, "Bearer error=\"invalid_token\"");
    }

    [Theory]
    [InlineData("[\"admin\"]")]
    [InlineData("[\"Contributor\"]")]
    [InlineData("[\"contributor \"]")]
    [InlineData("[]")]
    [InlineData("[[\"contributor\"]]")]
    [InlineData("{\"contributor\":true}")]
    [InlineData(null)]
    public async Task Known_caller_without_a_role_is_forbidden(string? roles)
    {
        using var answer = await program.Ask(Good.Claim("roles", roles is null ? null : JsonNode.Parse(roles)));

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (answer.StatusCode, (await Problem(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("api/health/live", HttpStatusCode.OK)]
    [InlineData("api/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData(GuardedProgram.Guarded, HttpStatusCode.Unauthorized)]
    [InlineData("API/V1/Factories", HttpStatusCode.Unauthorized)]
    [InlineData("api/v1/exports", HttpStatusCode.Unauthorized)]
    [InlineData("api/v1/gap-reports/current", HttpStatusCode.Unauthorized)]
    public async Task Only_what_is_open_answers_without_a_token(string path, HttpStatusCode status)
    {
        using var answer = await program.Client.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
    }

    // This test is not about whether storage responds in time.
    [Fact]
    public async Task Readiness_is_told_without_a_token()
    {
        using var answer = await program.Client.GetAsync("api/health/ready");

        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.True((await Problem(answer)).TryGetProperty("parts", out _));
    }

    [Fact]
    public async Task Cause_is_in_the_log_by_correlation_id_and_the_token_is_not()
    {
        var token = $"{Good.Time("exp", -90)}";
        using var answer = await program.Ask($"Bearer {token}");
        var correlation = answer.Headers.GetValues("X-Correlation-Id").Single();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!program.Output.Contains(correlation, StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }

        var line = program.Output.Split('\n').Single(said => said.Contains(correlation, StringComparison.Ordinal));
        Assert.Contains("Expired", line, StringComparison.Ordinal);
        Assert.All(token.Split('.'), part => Assert.DoesNotContain(part, program.Output, StringComparison.Ordinal));
    }

    private static async Task<JsonElement> Problem(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    // The whole body is pinned, because it must be the same for every cause.
    private static async Task AssertRefused(HttpResponseMessage answer, string challenge)
    {
        var body = await answer.Content.ReadAsStringAsync();
        var correlation = answer.Headers.GetValues("X-Correlation-Id").Single();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal([challenge], answer.Headers.GetValues("WWW-Authenticate"));
        Assert.Equal(
            $$"""{"type":"urn:coproduction:problem:unauthenticated","title":"Authentication required","status":401,"detail":"Send Authorization: Bearer with a valid token from an issuer that this program trusts.","code":"unauthenticated","correlationId":"{{correlation}}"}""",
            body);
    }
}
