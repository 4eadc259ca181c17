namespace CoProduction.Functions.Duplicates;

public static class DuplicateServices
{
    /// <summary>Sites that may be registered twice. Needs the register and who may see it (<see cref="Access.Readers"/>) among the services.</summary>
    public static IServiceCollection AddDuplicates(this IServiceCollection services) =>
        services
            .AddSingleton<VisibleSites>()
            .AddSingleton<DuplicateCheck>();
}
