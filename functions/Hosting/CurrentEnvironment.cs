namespace CoProduction.Functions.Hosting;

/// <summary>The environment that the program runs in, taken from its own variables or the Functions host's.</summary>
internal static class CurrentEnvironment
{
    private static readonly string[] Variables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "AZURE_FUNCTIONS_ENVIRONMENT"];

    /// <summary>The value of the first variable that is set; null if none is, which means Production.</summary>
    public static string? Name => Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
