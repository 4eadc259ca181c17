namespace CoProduction.Functions.Http;

/// <summary>The configuration does not allow the program to start. The message is one sentence for the operator.</summary>
public sealed class RefusedStartException(string message) : Exception(message);
