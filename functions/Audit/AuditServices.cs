namespace CoProduction.Functions.Audit;

public static class AuditServices
{
    /// <summary>Checks of the history. Needs the register and a blob service among the services.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddSingleton<Histories>().AddSingleton<HeadsArchive>().AddSingleton<AuditCheck>();
}
