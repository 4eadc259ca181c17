namespace CoProduction.Functions.Tests.Hosting;

/// <summary>Test classes that share one worker and therefore run one after the other.</summary>
[CollectionDefinition]
public sealed class SharedFunctionsHost : ICollectionFixture<FunctionsHostFixture>;
