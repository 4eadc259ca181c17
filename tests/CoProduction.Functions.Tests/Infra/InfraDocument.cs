namespace CoProduction.Functions.Tests.Infra;

/// <summary>The tables of <c>infra/README.md</c>, or of another document there.</summary>
internal static class InfraDocument
{
    /// <summary>The cells of the table below a heading, row by row, without the head of the table.</summary>
    public static IReadOnlyList<string[]> Table(string heading, string document = "README.md")
    {
        var rows = File.ReadLines(RepositoryRoot.Combine("infra", document))
            .SkipWhile(line => line != heading).Skip(1)
            .SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToArray();
        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>The settings or other words in code that a cell names.</summary>
    public static IEnumerable<string> Names(string cell) => cell.Split('`').Where((_, index) => index % 2 == 1);
}
