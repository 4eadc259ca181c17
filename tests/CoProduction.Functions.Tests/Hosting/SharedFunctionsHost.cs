namespace CoProduction.Functions.Tests.Hosting;

/// <summary>Classes that share one worker, and so run one after the other.</summary>
[CollectionDefinition]
public sealed class SharedFunctionsHost : ICollectionFixture<FunctionsHostFixture>;
