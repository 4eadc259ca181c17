using CoProduction.Functions.Hosting;
using CoProduction.Functions.Resources;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Resources;

public sealed class ResourceOptionsTests
{
    [Fact]
    public void A_record_may_have_a_mebibyte_unless_told_otherwise()
    {
        Assert.Equal(1_048_576, ResourceOptions.From(With(null)).LargestRecordBytes);
        Assert.Equal(2_000_000, ResourceOptions.From(With("2000000")).LargestRecordBytes);
    }

    [Theory]
    [InlineData("1023")]
    [InlineData("16777217")]
    [InlineData("-5000")]
    [InlineData("1 MB")]
    public void A_limit_out_of_range_keeps_the_program_from_starting(string text)
    {
        var refusal = Assert.Throws<RefusedStartException>(() => ResourceOptions.From(With(text)));

        Assert.Equal($"The setting CoProduction:LargestRecordBytes is '{text}', but must be a number of bytes from 1024 to 16777216.", refusal.Message);
    }

    private static IConfiguration With(string? text) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(ResourceOptions.Setting, text)]).Build();
}
