namespace CoProduction.Functions.Access;

public static class AccessServices
{
    /// <summary>Who calls, and what that caller may see. Needs the register among the services.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddSingleton<Readers>();
}
