using System.Net;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import.FieldCases;

/// <summary>A clerk sent one new share of antimony, and the five that were registered were gone. The same happened with bills of materials.</summary>
public sealed class OneNewShareTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private const string Bill = "parent_code,child_code,child_type,quantity_per_unit,unit,source,source_url,source_date,confidence,notes\n155-HE,155-PRIMER,component,2,each,A,,,reported,\n";

    private static readonly byte[] Sent =
        File.ReadAllBytes(RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Import", "FieldCases", "OneNewShare", "minerals.csv"));

    [Fact]
    public async Task Shares_and_materials_that_a_file_leaves_out_stay_unless_the_whole_is_asked_for_by_name()
    {
        using var clerk = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        Assert.Equal(5, await Count(clerk, "mineral-chains/antimony", "shares"));
        var materials = await Count(clerk, "items/155-HE", "materials");

        await Import(clerk, "file=minerals.csv", Sent);
        await Import(clerk, "file=bom.csv", Encoding.UTF8.GetBytes(Bill));

        Assert.Equal(6, await Count(clerk, "mineral-chains/antimony", "shares"));
        Assert.Equal(materials, await Count(clerk, "items/155-HE", "materials"));
        var stated = (await clerk.Get("api/v1/items/155-HE")).Json["materials"]!.AsArray().Single(material => (string?)material!["item"] == "155-PRIMER")!;
        Assert.Equal(2, stated["quantityPerUnit"]!.GetValue<double>());

        await Import(clerk, "file=minerals.csv&replace=shares", Sent);
        await Import(clerk, "file=bom.csv&replace=shares,bills", Encoding.UTF8.GetBytes(Bill));

        Assert.Equal(1, await Count(clerk, "mineral-chains/antimony", "shares"));
        Assert.Equal(1, await Count(clerk, "items/155-HE", "materials"));
    }

    [Fact]
    public async Task What_cannot_be_replaced_as_a_whole_is_refused()
    {
        using var clerk = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);

        var answer = await clerk.PostBody("?file=minerals.csv&replace=share", "text/csv", Sent);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("bills", answer.Text, StringComparison.Ordinal);
    }

    private static async Task Import(HttpClient client, string query, byte[] file)
    {
        var answer = await client.Import($"?{query}", "text/csv", file);
        Assert.True(answer.Json.State() == "succeeded", answer.ToString());
    }

    private static async Task<int> Count(HttpClient client, string record, string member) => (await client.Get($"api/v1/{record}")).Json[member]!.AsArray().Count;
}
