using System.Net;
using System.Net.Http.Headers;

namespace CoProduction.Functions.Tests.Access;

/// <summary>The command that prints tokens, as a person types it.</summary>
public sealed class TokenCommandTests(ProgramFixture program) : IClassFixture<ProgramFixture>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Printed_token_is_let_in()
    {
        var (code, output) = await Run("Development", "token", "NOR", "reader,contributor", "--hours", "1");

        Assert.Equal(0, code);
        Assert.Equal(HttpStatusCode.OK, await Ask($"Bearer {output.Trim()}"));
    }

    [Fact]
    public async Task Sample_tokens_are_let_in_as_their_files_hold_them_and_are_their_owners_only()
    {
        var (code, output) = await Run("Development", "token", "samples", folder.FullName);

        Assert.Equal(0, code);
        Assert.Equal(["aus", "jpn", "pol", "usa"], folder.GetFiles().Select(file => file.Name).Order());
        foreach (var file in folder.GetFiles())
        {
            var line = Assert.Single(await File.ReadAllLinesAsync(file.FullName));
            Assert.StartsWith("Authorization: Bearer ", line, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await Ask(line["Authorization: ".Length..]));
            Assert.Contains(line["Authorization: Bearer ".Length..], output, StringComparison.Ordinal);
            Assert.Contains($"curl -H @{file.FullName}", output, StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
            }
        }

        Assert.Contains("USA (NATO, AUKUS): contributor, coordinator, operator", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token", "POL", "reader")]
    [InlineData("token", "samples", "somewhere")]
    public async Task Nothing_is_signed_outside_Development(params string[] arguments)
    {
        var (code, output) = await Run("Production", arguments);

        Assert.Equal(1, code);
        Assert.Equal("The development issuer signs tokens in Development only, but the environment is Production.", output.Trim());
    }

    [Theory]
    [InlineData("token")]
    [InlineData("token", "POL")]
    [InlineData("token", "pol", "reader")]
    [InlineData("token", "POL", "admin")]
    [InlineData("token", "POL", "reader,")]
    [InlineData("token", "POL", "reader", "--hours")]
    [InlineData("token", "POL", "reader", "--hours", "0")]
    [InlineData("token", "POL", "reader", "--hours", "721")]
    [InlineData("token", "samples")]
    [InlineData("token", "samples", "--all")]
    public async Task Wrong_command_line_is_told_how_it_goes(params string[] arguments)
    {
        var (code, output) = await Run("Development", arguments);

        Assert.Equal(2, code);
        Assert.StartsWith("Usage: token <partner", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Program_says_loudly_that_anyone_can_sign() =>
        Assert.Contains("DEVELOPMENT ONLY: ", program.Output, StringComparison.Ordinal);

    private static async Task<(int Code, string Output)> Run(string environment, params string[] arguments)
    {
        await using var command = ProgramProcess.Start(
            arguments,
            new Dictionary<string, string?>
            {
                ["DOTNET_ENVIRONMENT"] = environment,
                [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
            });
        return (await command.WaitForExitAsync(), command.Output);
    }

    private async Task<HttpStatusCode> Ask(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/factories");
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var answer = await program.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
