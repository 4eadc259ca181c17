using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>The settings that Bicep sets or can set are those that the program reads, apart from those that <c>infra/README.md</c> gives a reason for.</summary>
public sealed partial class AppSettingsTests
{
    public static TheoryData<string> Environments => Snapshot.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Settings_that_are_deployed_and_settings_that_are_read_are_the_same(string environment)
    {
        var byHost = InfraDocument.Table("### Read by the Functions host").SelectMany(row => InfraDocument.Names(row[0])).ToArray();
        var notDeployed = InfraDocument.Table("### Not deployed").SelectMany(row => InfraDocument.Names(row[0])).ToArray();
        var deployed = Snapshot.Of(environment).Settings();

        Assert.Empty(byHost.Except(deployed));
        Assert.Equal(
            ReadSettings.All(),
            deployed.Except(byHost).Concat(Optional()).Concat(notDeployed).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_setting_that_is_not_deployed_has_a_reason() =>
        Assert.All(InfraDocument.Table("### Not deployed"), row => Assert.True(row[1].Length > 20, $"{row[0]} has no reason."));

    [Fact]
    public void Limits_have_the_same_bounds_in_Bicep_and_in_the_program()
    {
        var bounds = Regex.Matches(
            File.ReadAllText(RepositoryRoot.Combine("infra", "modules", "settings.bicep")),
            @"@minValue\((?<least>\d+)\)\s+@maxValue\((?<most>\d+)\)\s+CoProduction__Limits__(?<name>\w+):");
        var table = File.ReadAllLines(RepositoryRoot.Combine("functions", "Http", "Middleware", "README.md"));

        Assert.NotEmpty(bounds);
        Assert.All(bounds, bound =>
        {
            var row = Assert.Single(table, line => line.StartsWith($"| `{bound.Groups["name"].Value}` |", StringComparison.Ordinal)).Split('|');
            var range = row[3].Replace(",", "", StringComparison.Ordinal).Replace("`LargestPage`", "500", StringComparison.Ordinal).Trim();
            Assert.Equal(range, $"{bound.Groups["least"].Value} to {bound.Groups["most"].Value}");
        });
    }

    private static string[] Optional()
    {
        var names = OptionalSetting().Matches(File.ReadAllText(RepositoryRoot.Combine("infra", "modules", "settings.bicep"))).Select(match => match.Groups["name"].Value).ToArray();
        Assert.NotEmpty(names);
        return names;
    }

    [GeneratedRegex(@"^  (?<name>CoProduction__\w+): \w+\?$", RegexOptions.Multiline)]
    private static partial Regex OptionalSetting();
}
