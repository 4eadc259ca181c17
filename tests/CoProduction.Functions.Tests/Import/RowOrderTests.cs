using CoProduction.Functions.Import.Csv;

namespace CoProduction.Functions.Tests.Import;

/// <summary>The records of a file and their ids do not depend on the order of its rows.</summary>
public sealed class RowOrderTests
{
    private const string Baselines = "product_code,scope,kind,rate_per_year,as_of,source,source_url,source_date,confidence,notes\n";

    private const string Plans = "factory_id,effective_date,new_rate_per_month,delta_per_month,funding_status,date_precision,source,source_url,source_date,confidence,notes\n";

    private const string Factory = "usa-scranton-aap";

    private static readonly string[] Shuffled = ["expansions.csv", "baselines.csv", "stock.csv"];

    [Fact]
    public async Task Starter_data_in_any_order_gives_the_same_records_with_the_same_ids()
    {
        await using var starter = await Workbench.WithStarterData();
        var expected = Workbench.Written(await starter.Read());

        await Seeds.Each(40, async seed =>
        {
            await using var empty = await Workbench.Create();
            await empty.Accept(Files(new Random(seed)));

            Assert.Equal(expected, Workbench.Written(await empty.Read()));
        });
    }

    [Fact]
    public async Task Importing_the_starter_data_again_in_any_order_changes_nothing()
    {
        await using var starter = await Workbench.WithStarterData();

        await Seeds.Each(40, async seed =>
        {
            var report = await starter.Accept(Files(new Random(seed)));

            Assert.Equal((0, 0), (report.Added, report.Replaced));
        });
    }

    [Fact]
    public async Task Rows_that_would_share_an_id_are_numbered_by_their_content()
    {
        string[] rows =
        [
            "FPV,POL,target,100,2031,MON,,,reported,\n", "FPV,POL,target,90,2031,MON,,,reported,\n", "FPV,POL,target,90,2031,MON,,,estimate,\n",
            "FPV,POL,target,90,2031,MON,,,reported,once more\n", "FPV,POL,target,90,2032,MON,,,reported,\n",
        ];
        await using var bench = await Workbench.WithStarterData();

        await Seeds.Each(40, async seed =>
        {
            await bench.Accept(("baselines.csv", Baselines + Shuffle(rows, seed)));

            Assert.Equal(
                [
                    "pol-fpv-target-2031 90 Estimate ", "pol-fpv-target-2031-n2 90 Reported once more", "pol-fpv-target-2031-n3 100 Reported ",
                    "pol-fpv-target-2031-n4 90 Reported ", "pol-fpv-target-2032 90 Reported ",
                ],
                (await bench.Read()).Baselines.Where(one => one.Id.Value.StartsWith("pol-fpv-target-203", StringComparison.Ordinal))
                    .Select(one => $"{one.Id} {one.LowestAYear} {one.Source.Confidence} {one.Source.Notes}"));
        });
    }

    [Fact]
    public async Task The_order_of_the_columns_and_an_empty_one_do_not_matter_either()
    {
        await using var bench = await Workbench.WithStarterData();
        await bench.Accept(("baselines.csv", Baselines + "FPV,POL,target,100,2031,MON,,,reported,b\nFPV,POL,target,90,2031,MON,,,reported,a\n"));
        var before = Workbench.Written(await bench.Read());

        var report = await bench.Accept((
            "baselines.csv",
            "notes,rate_per_year,product_code,scope,kind,as_of,source,source_url,source_date,confidence,id\na,90,FPV,POL,target,2031,MON,,,reported,\nb,100,FPV,POL,target,2031,MON,,,reported,\n"));

        Assert.Equal((0, 0), (report.Added, report.Replaced));
        Assert.Equal(before, Workbench.Written(await bench.Read()));
    }

    [Fact]
    public async Task Records_that_are_numbered_otherwise_are_exported_with_their_ids()
    {
        await using var first = await Workbench.WithStarterData();
        await first.Accept((
            "baselines.csv",
            "id," + Baselines
                + "pol-fpv-target-2031,FPV,POL,target,90,2031,MON,,,reported,\npol-fpv-target-2031-n2,FPV,POL,target,100,2031,MON,,,reported,\n"));
        await using var second = await Workbench.Create();
        using var package = Package.OfZip(new MemoryStream(await first.Export()), 100);

        Assert.IsType<ImportOutcome.Accepted>(await second.Import(package));

        Assert.Equal(Workbench.Written(await first.Read()), Workbench.Written(await second.Read()));
    }

    [Fact]
    public async Task Plans_whose_dates_moved_together_stay_the_same_in_any_order()
    {
        await using var bench = await Workbench.WithStarterData();

        await Seeds.Each(40, async seed =>
        {
            // Three of one rate, and one of another; then each half a year later.
            await bench.Accept(("expansions.csv", Plans + Rows(seed, "2026-12,20", "2027-01,20", "2028-01,20", "2027-06,30")));
            await bench.Accept(("expansions.csv", Plans + Rows(seed + 1, "2027-06,20", "2027-07,20", "2028-07,20", "2027-12,30")));

            Assert.Equal(
                ["x1 2027-06 +6 20", "x2 2027-07 +6 20", "x3 2027-12 +6 30", "x4 2028-07 +6 20"],
                (await bench.Read()).Factories.Single(factory => factory.Id.Value == Factory).Lines.Single()
                    .Plans.Select(one => $"{one.Id} {one.Effective} +{one.SlipMonths} {one.Terms.Total!.Low}"));
        });
    }

    private static string Rows(int seed, params string[] promises) =>
        Shuffle(promises.Select(promise => $"{Factory},{promise},,funded,reported,ADM,,,reported,\n"), seed);

    private static string Shuffle(IEnumerable<string> rows, int seed)
    {
        var random = new Random(seed);
        return string.Concat(rows.OrderBy(_ => random.Next()));
    }

    /// <summary>The starter data, with the rows of three files in random order. No cell has a line break.</summary>
    private static (string Name, string Text)[] Files(Random random) =>
    [
        .. Directory.GetFiles(Workbench.StarterData, "*.csv").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllLines(path)))
            .Select(file => (
                file.Item1,
                string.Join('\n', Shuffled.Contains(file.Item1) ? [file.Item2[0], .. file.Item2.Skip(1).OrderBy(_ => random.Next())] : file.Item2))),
    ];
}
