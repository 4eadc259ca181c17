namespace CoProduction.Functions.Changes;

public static class ChangeServices
{
    /// <summary>The change feed. Needs the register among the services.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services) => services.AddSingleton<ChangeFeed>();
}
