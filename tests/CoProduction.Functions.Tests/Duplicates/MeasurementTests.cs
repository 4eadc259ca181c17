namespace CoProduction.Functions.Tests.Duplicates;

public sealed class MeasurementTests(ITestOutputHelper output)
{
    private static readonly Measurement Measured = Measurement.OfStarterData();

    [Fact]
    public void Starter_sites_written_again_are_found_and_nothing_else_is()
    {
        output.WriteLine(Measured.Table());

        Assert.True(Measured.Precision >= 0.995, $"{Measured.Precision}");
        Assert.True(Measured.Recall >= 0.96, $"{Measured.Recall}");
        Assert.True(Measured.LeastRecall >= 0.85, $"{Measured.LeastRecall}");
    }

    [Fact]
    public void No_two_starter_sites_are_taken_for_one() => Assert.Empty(Measured.Mistaken.Select(pair => $"{pair.First.Id} {pair.Second.Id}"));
}
