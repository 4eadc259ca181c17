using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>What the program is made of is listed, watched and built, everywhere where it is published.</summary>
public sealed partial class SupplyChainTests
{
    /// <summary>Without npm, the program is built without its dashboard.</summary>
    [Fact]
    public async Task Image_is_built_with_a_Node_that_builds_the_dashboard()
    {
        var version = NodeImage().Match(await File.ReadAllTextAsync(RepositoryRoot.Combine("infra", "container", "Dockerfile")));

        Assert.True(version.Success);
        Assert.True(int.Parse(version.Groups["major"].Value, System.Globalization.CultureInfo.InvariantCulture) >= 22, version.Value);
    }

    [GeneratedRegex(@"^FROM node:(?<major>\d+)\S* AS node$", RegexOptions.Multiline)]
    private static partial Regex NodeImage();
}
