namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>The checkers that npm brings.</summary>
internal static class Checks
{
    private static readonly string Folder = RepositoryRoot.Combine("infra", "checks");

    /// <summary>A script among them, or one of a package that they need.</summary>
    public static string Script(params string[] parts) =>
        Directory.Exists(Path.Combine(Folder, "node_modules"))
            ? Path.Combine([Folder, .. parts])
            : throw new InvalidOperationException($"The checkers are not installed: run 'npm ci' in {Folder}.");
}
