namespace CoProduction.Functions.Hosting;

/// <summary>Which environment the program runs in, as its own variables or the Functions host's tell it.</summary>
internal static class CurrentEnvironment
{
    private static readonly string[] Variables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "AZURE_FUNCTIONS_ENVIRONMENT"];

    /// <summary>The first variable that is set decides; null where none is, which means Production.</summary>
    public static string? Name => Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
