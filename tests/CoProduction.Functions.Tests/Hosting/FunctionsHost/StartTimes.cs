namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>The times that a worker took to start, counted from the start of its process.</summary>
/// <param name="Called">The time until it called the host: the runtime is up and the program composed.</param>
/// <param name="Loaded">The time until it loaded all its functions: the host can send it work.</param>
/// <param name="Processor">The processor time that its process used until then, on all cores together.</param>
public sealed record StartTimes(TimeSpan Called, TimeSpan Loaded, TimeSpan Processor);
