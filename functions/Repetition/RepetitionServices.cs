namespace CoProduction.Functions.Repetition;

public static class RepetitionServices
{
    /// <summary>Answers to requests that are sent again. Needs the register among the services.</summary>
    public static IServiceCollection AddRepetition(this IServiceCollection services) => services.AddSingleton<Repetitions>();
}
