namespace CoProduction.Functions.Idempotency;

public static class IdempotencyServices
{
    /// <summary>Adds the recognition of repeated requests. Needs the register and the client of blobs among the services.</summary>
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services.AddSingleton<IdempotencyKeys>().AddSingleton<LargeAnswers>();
}
