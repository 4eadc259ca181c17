namespace CoProduction.Functions.Hosting.Front;

public static class FrontServices
{
    /// <summary>What requests pass before they reach a function. The order is that of the rules.</summary>
    public static IServiceCollection AddFront(this IServiceCollection services) =>
        services.AddSingleton<RequestRules>();
}
