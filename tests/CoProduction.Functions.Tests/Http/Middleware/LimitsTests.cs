using CoProduction.Functions.Http;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Http.Middleware;

public sealed class LimitsTests
{
    [Fact]
    public void Limits_are_these_unless_told_otherwise()
    {
        var limits = Limits.From(With());

        Assert.Equal((1_048_576, 500, 100, 4_096), (limits.LargestRecordBytes, limits.LargestPage, limits.DefaultPage, limits.LongestAddress));
        Assert.Equal((6_000, 1_000, 10), (limits.RequestsPerMinute, limits.Burst, limits.ConcurrentImports));
        Assert.Equal((2, 16, 256, 10_000, 365), (limits.ConcurrentAnalyses, limits.WaitingAnalyses, limits.AnalysisMegabytes, limits.ReportTrials, limits.ReadLogDays));
    }

    [Fact]
    public void Each_limit_is_read_from_its_setting()
    {
        var limits = Limits.From(With(
            "LargestRecordBytes=2000000", "LargestPage=50", "DefaultPage=20", "LongestAddress=256", "RequestsPerMinute=30", "Burst=7", "ConcurrentImports=3",
            "ConcurrentAnalyses=5", "WaitingAnalyses=0", "AnalysisMegabytes=64", "ReportTrials=100", "ReadLogDays=30"));

        Assert.Equal((2_000_000, 50, 20, 256), (limits.LargestRecordBytes, limits.LargestPage, limits.DefaultPage, limits.LongestAddress));
        Assert.Equal((30, 7, 3), (limits.RequestsPerMinute, limits.Burst, limits.ConcurrentImports));
        Assert.Equal((5, 0, 67_108_864L, 100, 30), (limits.ConcurrentAnalyses, limits.WaitingAnalyses, limits.AnalysisBytes, limits.ReportTrials, limits.ReadLogDays));
    }

    [Fact]
    public void Page_is_never_larger_by_default_than_it_may_be() => Assert.Equal(10, Limits.From(With("LargestPage=10")).DefaultPage);

    [Theory]
    [InlineData("LargestRecordBytes", "1023", "1024 to 16777216")]
    [InlineData("LargestRecordBytes", "16777217", "1024 to 16777216")]
    [InlineData("LargestRecordBytes", "1 MB", "1024 to 16777216")]
    [InlineData("LargestPage", "0", "1 to 500")]
    [InlineData("LargestPage", "501", "1 to 500")]
    [InlineData("DefaultPage", "501", "1 to 500")]
    [InlineData("LongestAddress", "255", "256 to 8000")]
    [InlineData("LongestAddress", "8001", "256 to 8000")]
    [InlineData("RequestsPerMinute", "0", "1 to 1000000")]
    [InlineData("RequestsPerMinute", "-1", "1 to 1000000")]
    [InlineData("Burst", "0", "1 to 100000")]
    [InlineData("ConcurrentImports", "21", "1 to 20")]
    [InlineData("ConcurrentAnalyses", "0", "1 to 64")]
    [InlineData("WaitingAnalyses", "1001", "0 to 1000")]
    [InlineData("AnalysisMegabytes", "15", "16 to 16384")]
    [InlineData("ReportTrials", "99", "100 to 20000")]
    public void Limit_out_of_range_keeps_the_program_from_starting(string name, string value, string range)
    {
        var refusal = Assert.Throws<RefusedStartException>(() => Limits.From(With($"{name}={value}")));

        Assert.Equal($"The setting CoProduction:Limits:{name} is '{value}', but must be a whole number from {range}.", refusal.Message);
    }

    [Fact]
    public void Limit_that_is_misspelt_keeps_the_program_from_starting()
    {
        var refusal = Assert.Throws<RefusedStartException>(() => Limits.From(With("LargestPages=50")));

        Assert.StartsWith("There is no setting CoProduction:Limits:LargestPages; CoProduction:Limits has AnalysisMegabytes, Burst, ", refusal.Message, StringComparison.Ordinal);
    }

    private static IConfiguration With(params string[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => setting.Split('=')).Select(pair => KeyValuePair.Create($"{Limits.Section}:{pair[0]}", (string?)pair[1])))
            .Build();
}
