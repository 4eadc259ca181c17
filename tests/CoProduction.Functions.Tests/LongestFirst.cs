using CoProduction.Functions.Tests;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting;
using CoProduction.Functions.Tests.Hosting.Upgrades;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.OpenApi;
using CoProduction.Functions.Tests.OpenApi.Fuzz;
using CoProduction.Functions.Tests.Webhooks;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace CoProduction.Functions.Tests;

/// <summary>Starts the classes that take longest before the others, so that no run ends with one of them alone; the others as they come.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly HashSet<string> Longest =
    [
        .. new[] { typeof(ContractFuzzTests), typeof(ReleaseTests), typeof(KilledJobTests), typeof(LintTests), typeof(RunAgainTests), typeof(FunctionsHostTests), typeof(UpgradeTests), typeof(WebhookTests) }
            .Select(type => type.FullName!),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Longest.Any(name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) ? 0 : 1)];
}
