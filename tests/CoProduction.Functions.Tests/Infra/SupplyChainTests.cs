using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>What the program is made of is listed, watched and built, everywhere where it is published.</summary>
public sealed partial class SupplyChainTests
{
    private const string Dashboard = "functions/Dashboard/Web";

    [Fact]
    public async Task Dependabot_watches_each_folder_with_packages_of_npm()
    {
        await using var git = StartedProcess.Start("git", ["ls-files", "*package-lock.json"], folder: RepositoryRoot.Combine());
        Assert.Equal(0, await git.WaitForExitAsync());
        var watched = NpmFolder().Matches(await File.ReadAllTextAsync(RepositoryRoot.Combine(".github", "dependabot.yml"))).Select(match => match.Groups["folder"].Value);

        Assert.Equal(
            git.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(file => $"/{Path.GetDirectoryName(file)}").Order(StringComparer.Ordinal),
            watched.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_of_the_packages_of_the_dashboard_has_each_that_pages_may_contain()
    {
        await using var npm = StartedProcess.Start("npm", ["run", "--silent", "--prefix", RepositoryRoot.Combine(Dashboard), "packages"]);
        Assert.True(await npm.WaitForExitAsync() == 0, npm.Output);
        var listed = JsonNode.Parse(npm.Output)!["components"]!.AsArray().Select(package => (string)package!["purl"]!);
        var locked = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryRoot.Combine(Dashboard, "package-lock.json")))!["packages"]!.AsObject()
            .Where(package => package.Key.Length > 0 && package.Value!["dev"] is null && package.Value["devOptional"] is null && package.Value["peer"] is null)
            .Select(package => $"pkg:npm/{package.Key[(package.Key.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..].Replace("@", "%40", StringComparison.Ordinal)}@{package.Value!["version"]}");

        Assert.Equal(locked.Distinct().Order(StringComparer.Ordinal), listed.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Without npm, the program is built without its dashboard.</summary>
    [Fact]
    public async Task Image_is_built_with_a_Node_that_builds_the_dashboard()
    {
        var version = NodeImage().Match(await File.ReadAllTextAsync(RepositoryRoot.Combine("infra", "container", "Dockerfile")));

        Assert.True(version.Success);
        Assert.True(int.Parse(version.Groups["major"].Value, System.Globalization.CultureInfo.InvariantCulture) >= 22, version.Value);
    }

    [GeneratedRegex(@"^      - (?<folder>/\S+)\r?$", RegexOptions.Multiline)]
    private static partial Regex NpmFolder();

    [GeneratedRegex(@"^FROM node:(?<major>\d+)\S* AS node$", RegexOptions.Multiline)]
    private static partial Regex NodeImage();
}
