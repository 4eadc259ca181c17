namespace CoProduction.Functions.Backup;

internal static class BackupServices
{
    /// <summary>Adds backups. They need the clients of the storage account and the prefix of the register among the services.</summary>
    public static IServiceCollection AddBackup(this IServiceCollection services) =>
        services.AddSingleton<RegisterStorage>().AddSingleton<RegisterBackup>().AddSingleton<RegisterRestore>();
}
