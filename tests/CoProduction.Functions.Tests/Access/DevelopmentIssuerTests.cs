using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Development;
using CoProduction.Functions.Http;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CoProduction.Functions.Tests.Access;

public sealed class DevelopmentIssuerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    private string KeyFile => Path.Combine(folder.FullName, "deep", "in", "key.pem");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("development-2")]
    public void There_is_none_outside_Development(string environment)
    {
        var refusal = Assert.Throws<RefusedStartException>(() => Open(environment));

        Assert.Equal($"The development issuer signs tokens in Development only, but the environment is {environment}.", refusal.Message);
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task Programs_that_start_at_the_same_time_sign_by_one_key_that_only_its_owner_reads()
    {
        var issuers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open(Environments.Development))));

        var known = await Task.WhenAll(issuers.Select(async issuer => await (await issuer.For("POL", default))!.Keys(KeyId(issuers[0]), default)));
        Assert.All(known, keys => Assert.Single(keys));
        Assert.Equal(["key.pem"], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }
    }

    [Fact]
    public void File_that_others_may_read_is_not_trusted()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Open(Environments.Development);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var refusal = Assert.Throws<RefusedStartException>(() => Open(Environments.Development));
        Assert.Equal($"{KeyFile} holds the development issuer's key, but others than its owner can use it: run chmod 600 on it.", refusal.Message);
    }

    [Fact]
    public void File_without_a_key_is_told_by_name()
    {
        Open(Environments.Development);
        File.WriteAllText(KeyFile, "no key");

        var refusal = Assert.Throws<RefusedStartException>(() => Open(Environments.Development));
        Assert.Equal($"{KeyFile} does not hold a key of the development issuer: delete it; the next start creates a new one.", refusal.Message);
    }

    [Fact]
    public async Task What_is_no_country_is_no_tenant() => Assert.Null(await Open(Environments.Development).For("XYZ", default));

    private static string KeyId(DevelopmentIssuer issuer)
    {
        var caller = new Caller(Parsed.As<CountryCode>("POL"), "tests", new HashSet<Role>());
        return new JsonWebToken(issuer.Sign(caller, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1))).Kid;
    }

    private DevelopmentIssuer Open(string environment) => DevelopmentIssuer.Open(
        new ConfigurationBuilder().AddInMemoryCollection([new(DevelopmentKey.Setting, KeyFile)]).Build(),
        new HostingEnvironment { EnvironmentName = environment });
}
