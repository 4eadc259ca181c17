namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>A job has been gone on with or taken away by another meanwhile: whoever meets this stops, and nothing is wrong.</summary>
public sealed class LostJobException() : Exception("Another has gone on with the job.");
