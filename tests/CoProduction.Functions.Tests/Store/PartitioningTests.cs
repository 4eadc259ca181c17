using CoProduction.Functions.Records;

namespace CoProduction.Functions.Tests.Store;

public class PartitioningTests
{
    [Theory]
    [InlineData("usa-scranton-aap", "USA")]
    [InlineData("USA-scranton-aap", null)]
    [InlineData("xyz-scranton", null)]
    [InlineData("eu-scranton", null)]
    [InlineData("usa", null)]
    public void A_site_lies_with_its_partner(string id, string? partition) => Assert.Equal(partition, RecordKinds.Factories.Partitioning.Of(id));

    [Theory]
    [InlineData("pol-155-he-baseline", "POL")]
    [InlineData("eu-155-he-baseline", "EU")]
    [InlineData("allied-155-he-baseline", "ALLIED")]
    [InlineData("company-nammo-155-he", "COMPANY")]
    [InlineData("xyz-155-he-baseline", null)]
    [InlineData("allied", null)]
    [InlineData("eu/155", null)]
    public void A_figure_lies_with_its_scope(string id, string? partition) => Assert.Equal(partition, RecordKinds.Baselines.Partitioning.Of(id));

    [Theory]
    [InlineData("155-HE", "items")]
    [InlineData("155 HE", null)]
    [InlineData("155|HE", null)]
    public void Reference_data_lies_in_one_partition(string id, string? partition) => Assert.Equal(partition, RecordKinds.Items.Partitioning.Of(id));
}
