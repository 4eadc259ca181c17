namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>The checkers from npm.</summary>
internal static class Checks
{
    private static readonly string Folder = RepositoryRoot.Combine("infra", "checks");

    /// <summary>One of their scripts, or a script of a package that they need.</summary>
    public static string Script(params string[] parts) =>
        Directory.Exists(Path.Combine(Folder, "node_modules"))
            ? Path.Combine([Folder, .. parts])
            : throw new InvalidOperationException($"The checkers are not installed: run 'npm ci' in {Folder}.");
}
