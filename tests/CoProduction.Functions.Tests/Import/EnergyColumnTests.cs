using System.IO.Compression;
using System.Text;

namespace CoProduction.Functions.Tests.Import;

/// <summary>The column energy_intensive of products, components and minerals.</summary>
public sealed class EnergyColumnTests : IAsyncLifetime
{
    private const string Products = "code,name,family,unit,notes";
    private const string Components = "code,name,family,kind,unit,notes";
    private const string Minerals = "mineral,kind,stage,country,share_percent,share_basis,year,source,source_url,source_date,confidence,notes";

    private Workbench? bench;

    private Workbench It => bench!;

    public async ValueTask InitializeAsync() => bench = await Workbench.Create();

    public async ValueTask DisposeAsync() => await It.DisposeAsync();

    [Fact]
    public async Task Yes_is_true_no_is_false_and_empty_is_unknown()
    {
        await It.Accept(
            ("products.csv", $"{Products},energy_intensive\nAAA,A,drone,each,,yes\nBBB,B,drone,each,,no\nCCC,C,drone,each,,\n"),
            ("components.csv", $"energy_intensive,{Components}\nyes,DDD,D,drone,component,each,\n"),
            ("minerals.csv", $"{Minerals},energy_intensive\nzinc,mineral,,,,,,,,,,,no\n"));

        Assert.Equal("AAA True, BBB False, CCC , DDD True, zinc False", await Flags());
    }

    [Fact]
    public async Task A_file_without_the_column_keeps_what_is_stated_and_an_empty_cell_takes_it_back()
    {
        await It.Accept(
            ("products.csv", $"{Products},energy_intensive\nAAA,A,drone,each,,yes\n"),
            ("minerals.csv", $"{Minerals},energy_intensive\nzinc,mineral,extraction,CHN,48,global,2023,A,,,reported,,no\n"));

        await It.Accept(
            ("products.csv", $"{Products}\nAAA,Another name,drone,each,\n"),
            ("minerals.csv", $"{Minerals}\nzinc,material,extraction,CHN,50,global,2023,A,,,reported,\nzinc,material,refining,CHN,60,global,2023,A,,,reported,\n"));

        Assert.Equal("AAA True, zinc False", await Flags());
        Assert.Equal(("Another name", 2), ((await It.Read()).Items.Single().Name, (await It.Read()).MineralChains.Single().Shares.Count));

        await It.Accept(
            ("products.csv", $"{Products},energy_intensive\nAAA,A,drone,each,,\n"),
            ("minerals.csv", $"{Minerals},energy_intensive\nzinc,mineral,extraction,CHN,48,global,2023,A,,,reported,,\n"));

        Assert.Equal("AAA , zinc ", await Flags());
    }

    [Fact]
    public async Task A_bill_of_materials_leaves_it_as_it_is()
    {
        await It.Accept(
            ("products.csv", $"{Products},energy_intensive\nAAA,A,drone,each,,yes\n"),
            ("components.csv", $"{Components}\nDDD,D,drone,component,each,\n"),
            ("bom.csv", "parent_code,child_code,child_type,quantity_per_unit,unit,source,source_url,source_date,confidence,notes\nAAA,DDD,component,1,each,A,,,reported,\n"));

        Assert.Equal("AAA True, DDD ", await Flags());
    }

    [Theory]
    [InlineData("products.csv", Products, "AAA,A,drone,each,,")]
    [InlineData("components.csv", Components, "DDD,D,drone,component,each,,")]
    [InlineData("minerals.csv", Minerals, "zinc,mineral,,,,,,,,,,,")]
    public async Task A_wrong_word_is_named_by_file_line_and_column_with_what_would_be_right(string file, string columns, string cells)
    {
        foreach (var word in new[] { "true", "Yes", "1", " no", "y" })
        {
            var fault = Assert.Single(await It.Reject((file, $"{columns},energy_intensive\n{cells}{word}\n")));

            Assert.Equal(
                (file, 2, "energy_intensive", word, "Must be yes or no, or empty if that is unknown."),
                (fault.File, fault.Line, fault.Column, fault.Value, fault.Message));
        }
    }

    [Theory]
    [InlineData("yes", "no", "Must say what line 2 says: 'yes'.")]
    [InlineData("yes", "", "Must say what line 2 says: 'yes'.")]
    [InlineData("", "no", "Must say what line 2 says: ''.")]
    public async Task Rows_of_one_mineral_agree(string first, string second, string message)
    {
        string Rows(string other) => $"{Minerals},energy_intensive\n"
            + $"zinc,mineral,extraction,CHN,48,global,2023,A,,,reported,,{first}\n"
            + $"zinc,mineral,refining,CHN,50,global,2023,A,,,reported,,{other}\n";

        var fault = Assert.Single(await It.Reject(("minerals.csv", Rows(second))));
        await It.Accept(("minerals.csv", Rows(first)));

        Assert.Equal(("minerals.csv", 3, "energy_intensive", message), (fault.File, fault.Line, fault.Column, fault.Message));
        Assert.Equal($"zinc {(first == "yes" ? "True" : "")}", await Flags());
    }

    [Fact]
    public async Task The_column_is_written_only_where_some_record_states_it()
    {
        await It.Accept(
            ("products.csv", $"{Products}\nAAA,A,drone,each,\nBBB,B,drone,each,\n"),
            ("components.csv", $"{Components},energy_intensive\nDDD,D,drone,component,each,,no\nEEE,E,drone,component,each,,\n"),
            ("minerals.csv", $"{Minerals},energy_intensive\nzinc,mineral,extraction,CHN,48,global,2023,A,,,reported,,yes\nzinc,mineral,refining,CHN,5,global,2023,A,,,reported,,yes\n"));

        Assert.Equal($"{Products}\nAAA,A,drone,each,\nBBB,B,drone,each,\n", await Exported("products.csv"));
        Assert.Equal($"{Components},energy_intensive\nDDD,D,drone,component,each,,no\nEEE,E,drone,component,each,,\n", await Exported("components.csv"));
        Assert.Equal(
            $"{Minerals},energy_intensive\nzinc,mineral,extraction,CHN,48,world,2023,A,,,reported,,yes\nzinc,mineral,refining,CHN,5,world,2023,A,,,reported,,yes\n",
            await Exported("minerals.csv"));
    }

    private async Task<string> Flags()
    {
        var register = await It.Read();
        return string.Join(", ", register.Items.Select(item => (Code: item.Code.Value, item.IsEnergyIntensive))
            .Concat(register.MineralChains.Select(chain => (Code: chain.Mineral.Value, chain.IsEnergyIntensive)))
            .OrderBy(each => each.Code, StringComparer.Ordinal)
            .Select(each => $"{each.Code} {each.IsEnergyIntensive}"));
    }

    private async Task<string> Exported(string file)
    {
        await using var zip = new ZipArchive(new MemoryStream(await It.Export()));
        using var reader = new StreamReader(zip.GetEntry(file)!.Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
