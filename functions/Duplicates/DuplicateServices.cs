namespace CoProduction.Functions.Duplicates;

public static class DuplicateServices
{
    /// <summary>Adds the search for duplicates. Needs the register and <see cref="Access.Visibility"/> among the services.</summary>
    public static IServiceCollection AddDuplicates(this IServiceCollection services) =>
        services
            .AddSingleton<VisibleSites>()
            .AddSingleton<DuplicateSearch>()
            .AddSingleton<DuplicateCheck>();
}
