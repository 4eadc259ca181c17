using System.Text.Json;
using System.Text.Json.Serialization;
using CoProduction.Functions.Health;

namespace CoProduction.Functions.Hosting;

/// <summary>Everything the functions need, put together once for all three hosts.</summary>
public static class Composition
{
    /// <exception cref="RefusedStartException">The environment is not Development, or no storage is configured.</exception>
    public static IServiceCollection AddCoProduction(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        RefuseOutsideDevelopment(environment);

        services.AddSingleton(TimeProvider.System);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));

        var storage = StorageAccount.From(configuration);
        services.AddSingleton(storage.Tables());
        services.AddSingleton(storage.Blobs());
        services.AddSingleton<StorageHealth>();
        return services;
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
    }

    // Until requests carry tokens, anyone who reaches the program may read and change the register.
    private static void RefuseOutsideDevelopment(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            throw new RefusedStartException(
                $"The program has no access control yet and runs in the Development environment only, but the environment is "
                + $"{environment.EnvironmentName}: set ASPNETCORE_ENVIRONMENT=Development to run it on your own machine.");
        }
    }
}
