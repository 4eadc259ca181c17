using System.Text.RegularExpressions;
using CoProduction.Functions.Catalog;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>Bicep declares the tables, containers and queues that the program uses, and no others.</summary>
public sealed partial class DeclaredStorageTests
{
    public static TheoryData<string> Environments => Snapshot.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Tables_are_those_that_the_program_opens(string environment) =>
        Assert.Equal(
            Found(Table()).Select(name => $"CoProduction{name}"), Snapshot.Of(environment).Names("Microsoft.Storage/storageAccounts/tableServices/tables"));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Containers_are_those_that_the_program_opens_and_that_of_its_packages(string environment) =>
        Assert.Equal(
            Found(Container()).Select(name => $"coproduction-{name}").Append("packages"),
            Snapshot.Of(environment).Names("Microsoft.Storage/storageAccounts/blobServices/containers"));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Queues_are_those_of_functions_each_with_its_poison_queue(string environment) =>
        Assert.Equal(
            FunctionCatalog.Of(typeof(Program).Assembly).TriggeredBy<QueueFunctionTrigger>()
                .SelectMany(queue => new[] { queue.Trigger.Queue, $"{queue.Trigger.Queue}-poison" }).Order(StringComparer.Ordinal),
            Snapshot.Of(environment).Names("Microsoft.Storage/storageAccounts/queueServices/queues"));

    private static string[] Found(Regex pattern)
    {
        var found = Directory.EnumerateFiles(RepositoryRoot.Combine("functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => pattern.Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(found);
        return found;
    }

    [GeneratedRegex("""GetTableClient\(\$"\{prefix\}(?<name>\w+)"\)""")]
    private static partial Regex Table();

    [GeneratedRegex("""ContainerName\("(?<name>\w+)"\)""")]
    private static partial Regex Container();
}
