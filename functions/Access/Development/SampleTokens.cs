using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Development;

/// <summary>Tokens for trying the program: three ministries to which different records are released, and a coordinator.</summary>
internal static class SampleTokens
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private static readonly (string Partner, string Memberships, Role[] Roles)[] Samples =
    [
        ("POL", "NATO, EU", [Role.Contributor]),
        ("JPN", "neither NATO nor EU", [Role.Contributor]),
        ("AUS", "AUKUS", [Role.Reader]),
        ("USA", "NATO, AUKUS", [Role.Contributor, Role.Coordinator, Role.Operator]),
    ];

    /// <summary>Signs a token for each sample caller.</summary>
    public static IEnumerable<SampleToken> Sign(DevelopmentIssuer issuer, DateTimeOffset now) =>
        from sample in Samples
        let caller = new Caller(Parsed.As<CountryCode>(sample.Partner), $"{sample.Partner.ToLowerInvariant()}-sample", sample.Roles.ToHashSet())
        select new SampleToken(caller, sample.Memberships, issuer.Sign(caller, now, Lifetime));

    /// <summary>Writes each token to its own file, as the header that curl reads with <c>-H @</c>.</summary>
    /// <returns>A readable list of the callers and their tokens.</returns>
    public static async Task<string> Write(DevelopmentIssuer issuer, string folder, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var list = new StringWriter { NewLine = "\n" };
        foreach (var (caller, memberships, token) in Sign(issuer, now))
        {
            var path = Path.Combine(folder, caller.Partner.Value.ToLowerInvariant());
            await Save(path, $"Authorization: Bearer {token}\n");
            await list.WriteLineAsync($"{caller.Partner} ({memberships}): {string.Join(", ", caller.Roles.Order().Select(Word.Of))}");
            await list.WriteLineAsync($"  curl -H @{path} …");
            await list.WriteLineAsync($"  {token}");
        }

        return list.ToString();
    }

    private static async Task Save(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text);
    }
}

/// <summary>A token for trying the program.</summary>
/// <param name="Caller">Whom it stands for.</param>
/// <param name="Memberships">The groups of the caller's partner, in words.</param>
/// <param name="Token">The token.</param>
internal sealed record SampleToken(Caller Caller, string Memberships, string Token);
