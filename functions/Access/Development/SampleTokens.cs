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

    /// <summary>Writes each token to its own file, as the header that curl reads with <c>-H @</c>.</summary>
    /// <returns>A readable list of the callers and their tokens.</returns>
    public static async Task<string> Write(DevelopmentIssuer issuer, string folder, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var list = new StringWriter { NewLine = "\n" };
        foreach (var (partner, memberships, roles) in Samples)
        {
            var name = partner.ToLowerInvariant();
            var token = issuer.Sign(new Caller(Parsed.As<CountryCode>(partner), $"{name}-sample", roles.ToHashSet()), now, Lifetime);
            var path = Path.Combine(folder, name);
            await Save(path, $"Authorization: Bearer {token}\n");
            await list.WriteLineAsync($"{partner} ({memberships}): {string.Join(", ", roles.Select(Word.Of))}");
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
