namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>How long a worker took to start, counted from when its process was started.</summary>
/// <param name="Called">Until it had called the host: the runtime is up, and the program put together.</param>
/// <param name="Loaded">Until it had loaded all its functions: the host can send it work.</param>
/// <param name="Processor">The processor time that its process had used by then, on all cores together.</param>
public sealed record StartTimes(TimeSpan Called, TimeSpan Loaded, TimeSpan Processor);
