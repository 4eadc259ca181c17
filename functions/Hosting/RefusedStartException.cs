namespace CoProduction.Functions.Hosting;

/// <summary>The program must not start as it is configured. The message is one sentence for the person who starts it.</summary>
public sealed class RefusedStartException(string message) : Exception(message);
