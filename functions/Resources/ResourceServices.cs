using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Resources;

/// <summary>What the functions of the records need, besides the store.</summary>
public static class ResourceServices
{
    public static IServiceCollection AddResources(this IServiceCollection services)
    {
        services.AddSingleton<RequestBody>();
        services.AddSingleton(typeof(ResourceEndpoints<,>));
        foreach (var kind in RecordKinds.Standard.All)
        {
            kind.AddTo(services);
        }

        return services;
    }
}
