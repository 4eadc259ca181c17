using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>The scripts take the command lines that the documents show, and refuse those that name something twice.</summary>
public sealed partial class CommandLineTests : IDisposable
{
    private static readonly string[] Documents = ["README.md", "infra/README.md", "infra/OPERATIONS.md"];

    private readonly AzureStub azure = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    public CommandLineTests()
    {
        azure.Answer("group exists", "true");
        azure.Answer("group show", "westeurope");
        azure.Answer("storage account list", "stcopprodx");
    }

    public void Dispose()
    {
        azure.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Scripts_take_the_command_lines_that_the_documents_show()
    {
        var lines = Documents.SelectMany(document => Commands().Matches(File.ReadAllText(RepositoryRoot.Combine(document)))).Select(match => match.Groups["line"].Value.Trim())
            .Concat(InfraDocument.Table("# Deploying to Azure").Select(row => InfraDocument.Names(row[0]).First()))
            .Distinct().ToArray();

        Assert.True(lines.Length > 8, string.Join('\n', lines));
        var ends = await Task.WhenAll(lines.Select(async line => (Line: line, End: await DryRun(line))));
        Assert.All(ends, each => Assert.True(each.End.Code == 0, $"{each.Line}: {each.End.Output}"));
    }

    [Theory]
    [InlineData("deploy dev prod --group g", "Name one environment, not both dev and prod.")]
    [InlineData("backup a.zip b.zip", "Name one file, not both a.zip and b.zip.")]
    [InlineData("restore a.zip b.zip", "Name one file, not both a.zip and b.zip.")]
    public async Task What_is_named_twice_is_refused(string line, string sentence)
    {
        var (code, output) = await InfraScript.Run("bash", azure, line.Split(' '));

        Assert.Equal((1, sentence), (code, output.Trim()));
        Assert.Empty(azure.Calls);
    }

    private async Task<(int Code, string Output)> DryRun(string line)
    {
        var words = line.Replace("<environment>", "prod", StringComparison.Ordinal).Replace("<group>", "coproduction-prod", StringComparison.Ordinal)
            .Replace("<code>", "POL", StringComparison.Ordinal).Replace("<file>", "register.zip", StringComparison.Ordinal).Split(' ').Select(word => word.Trim('[', ']')).ToArray();
        var file = Path.Combine(folder.FullName, words[0]);
        if (words[0] == "restore")
        {
            await File.WriteAllTextAsync(file, "a backup");
        }

        return await InfraScript.Run("bash", azure, [.. words.Select(word => word == "register.zip" ? file : word), "--dry-run"], Values());
    }

    private static Dictionary<string, string?> Values() =>
        File.ReadLines(RepositoryRoot.Combine("infra", "environments", "sample.env")).Where(line => line.StartsWith("COPRODUCTION_", StringComparison.Ordinal))
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);

    [GeneratedRegex(@"(^    |`)infra/(?<line>(deploy|remove|backup|restore|register-entra) [^`#\n]+)", RegexOptions.Multiline)]
    private static partial Regex Commands();
}
