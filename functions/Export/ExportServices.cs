namespace CoProduction.Functions.Export;

public static class ExportServices
{
    /// <summary>Adds exports. They need the store, the records and access among the services.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services) => services.AddSingleton<RegisterExport>();
}
